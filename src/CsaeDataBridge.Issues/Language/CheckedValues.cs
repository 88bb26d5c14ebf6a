using System.Globalization;

namespace CsaeDataBridge.Issues;

/// <summary>Takes typed values from a map that a <see cref="LanguageChecker"/> has looked through.</summary>
/// <remarks>Nothing is reported here. What is absent or was faulty gives null or nothing, so that the rest of a faulty file can be checked too.</remarks>
/// <param name="Map">The map.</param>
public sealed record CheckedValues(YamlMap Map)
{
    public Place Place => Map.Place;

    public bool Has(string key) => Map[key] is not null;

    public string? Text(string key) => (Map[key] as YamlScalar)?.Text;

    /// <summary>The text of a key that must be there; empty when it is not.</summary>
    public string Word(string key) => Text(key) ?? "";

    /// <summary>One word or a list of words.</summary>
    public IReadOnlyList<string> Texts(string key) => TextsOf(Map[key]);

    public int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    public decimal? Share(string key) => decimal.TryParse(Text(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal share) ? share : null;

    public DateOnly? Date(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>true or false; absent gives <paramref name="otherwise"/>.</summary>
    public bool Flag(string key, bool otherwise = false) => Text(key) switch
    {
        "true" => true,
        "false" => false,
        _ => otherwise,
    };

    /// <summary>The map under a key; null when it is absent or something else.</summary>
    public CheckedValues? Under(string key) => Map[key] is YamlMap map ? new CheckedValues(map) : null;

    /// <summary>The maps of a list, in order.</summary>
    public IEnumerable<CheckedValues> Each(string key) => Items(key).OfType<YamlMap>().Select(map => new CheckedValues(map));

    /// <summary>The lists of words of a list, in order.</summary>
    public IEnumerable<IReadOnlyList<string>> EachTexts(string key) => Items(key).Select(TextsOf);

    /// <summary>The words of each entry of a map, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Entries(string key) =>
        [.. (Map[key] as YamlMap)?.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, TextsOf(entry.Value))) ?? []];

    /// <summary>The maps of each entry of a map, in order.</summary>
    public IEnumerable<KeyValuePair<string, CheckedValues>> EachEntry(string key) =>
        (Map[key] as YamlMap)?.Entries.Where(entry => entry.Value is YamlMap).Select(entry => KeyValuePair.Create(entry.Key.Text, new CheckedValues((YamlMap)entry.Value))) ?? [];

    private IReadOnlyList<YamlNode> Items(string key) => (Map[key] as YamlList)?.Items ?? [];

    private static IReadOnlyList<string> TextsOf(YamlNode? node) => node switch
    {
        YamlScalar scalar => [scalar.Text],
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text)],
        _ => [],
    };
}
