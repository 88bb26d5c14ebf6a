using System.Globalization;

namespace CsaeDataBridge.Issues;

/// <summary>Takes the keys of one YAML map one by one, collects what is wrong, and reports keys nobody took.</summary>
/// <remarks>Faults are collected in a shared list, so that a file's author sees all of them at once.</remarks>
/// <param name="map">The map.</param>
/// <param name="what">What it is, as messages name it.</param>
/// <param name="code">The code of its faults.</param>
/// <param name="issues">Where faults are collected.</param>
/// <param name="known">Every key that the map may have, from the definition of its language; null when what is taken defines it.</param>
public sealed class YamlKeys(YamlMap map, string what, string code, ICollection<Issue> issues, IReadOnlyCollection<string>? known = null)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Issue> missing = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    /// <summary>Whether the key is there; it does not count as taken by that.</summary>
    public bool Has(string key) => map[key] is not null;

    /// <summary>The node under a key, or null when the key is absent.</summary>
    /// <exception cref="ArgumentException">The definition of the language does not have the key.</exception>
    public YamlNode? Take(string key)
    {
        if (known is not null && !known.Contains(key))
        {
            throw new ArgumentException($"the language does not have the key {key} in {what}", nameof(key));
        }

        taken.Add(key);
        return map[key];
    }

    /// <summary>The node under a key; absent is an issue and gives null.</summary>
    public YamlNode? Require(string key)
    {
        YamlNode? node = Take(key);
        if (node is null)
        {
            ReportMissing([key], map.Place, $"no key '{key}' in {what}", $"the key '{key}'", $"add '{key}:'");
        }

        return node;
    }

    /// <summary>The text under a key; absent gives null; a list or map is an issue and gives null.</summary>
    public string? Text(string key) => AsText(key, Take(key));

    public string RequireText(string key) => AsText(key, Require(key)) ?? "";

    /// <summary>Words under a key: one word or a list of words; absent gives an empty list.</summary>
    public IReadOnlyList<string> Texts(string key) => Take(key) switch
    {
        null => [],
        YamlScalar scalar => [scalar.Text],
        YamlList list => [.. list.Items.Select(item => AsText(key, item)).OfType<string>()],
        var other => Complain<string>(other, key, "a word or a list of words"),
    };

    /// <summary>The sub-map under a key, as keys again; absent gives null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="describe">What the sub-map is.</param>
    /// <param name="keys">Every key that it may have; null when what is taken defines it.</param>
    public YamlKeys? Keys(string key, string describe, IReadOnlyCollection<string>? keys = null) => Take(key) switch
    {
        null => null,
        YamlMap sub => new YamlKeys(sub, describe, code, issues, keys),
        var other => Wrong<YamlKeys>(other, key, "keys and values"),
    };

    public YamlMap? Map(string key) => Take(key) switch
    {
        null => null,
        YamlMap sub => sub,
        var other => Wrong<YamlMap>(other, key, "keys and values"),
    };

    public YamlList? List(string key) => Take(key) switch
    {
        null => null,
        YamlList list => list,
        var other => Wrong<YamlList>(other, key, "a list"),
    };

    /// <summary>A whole number; absent gives null.</summary>
    public int? Number(string key)
    {
        YamlNode? node = Take(key);
        if (AsText(key, node) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        Report(node!.Place with { Field = key }, $"'{text}'", "a whole number", $"write '{key}:' with digits only");
        return null;
    }

    /// <summary>A date written yyyy-MM-dd; absent gives null.</summary>
    public DateOnly? Date(string key)
    {
        YamlNode? node = Take(key);
        if (AsText(key, node) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        Report(node!.Place with { Field = key }, $"'{text}'", "a date written yyyy-MM-dd", "write it like 2026-03-31");
        return null;
    }

    /// <summary>true or false; absent gives <paramref name="otherwise"/>.</summary>
    public bool Flag(string key, bool otherwise)
    {
        YamlNode? node = Take(key);
        switch (AsText(key, node))
        {
            case null:
                return otherwise;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Report(node!.Place with { Field = key }, "another word", "true or false", "write true or false");
                return otherwise;
        }
    }

    /// <summary>Reports every key that was in the file and that nobody took. Call it last.</summary>
    /// <remarks>A key that is missing because it is misspelt is one fault: it is named by its spelling.</remarks>
    public void Finish()
    {
        IReadOnlyCollection<string> all = known ?? taken;
        foreach (YamlScalar key in map.Entries.Select(entry => entry.Key).Where(key => !taken.Contains(key.Text)))
        {
            if (all.Contains(key.Text))
            {
                Report(key.Place with { Field = key.Text }, $"the key '{key.Text}', which does not go with the other keys of {what}", $"one of {string.Join(", ", taken.Order(StringComparer.Ordinal))}", "remove the key");
                continue;
            }

            string? nearest = Spelling.Nearest(key.Text, all.Where(candidate => map[candidate] is null));
            if (nearest is not null && missing.Remove(nearest, out Issue? absent))
            {
                issues.Remove(absent);
            }

            Report(
                key.Place with { Field = key.Text },
                $"the key '{key.Text}', which {what} does not have",
                $"one of {string.Join(", ", all.Order(StringComparer.Ordinal))}",
                nearest is null ? "correct the spelling, or remove the key" : $"write '{nearest}:'");
        }
    }

    /// <summary>Reports that none of some keys is there, unless <see cref="Finish"/> finds one of them under another spelling.</summary>
    public void ReportMissing(IEnumerable<string> keys, Place place, string found, string expected, string fix) =>
        ReportMissing(keys, Issue.Error(code, place, found, expected, fix));

    /// <summary>As the other, with an issue of another code.</summary>
    public void ReportMissing(IEnumerable<string> keys, Issue absent)
    {
        issues.Add(absent);
        foreach (string key in keys)
        {
            missing[key] = absent;
        }
    }

    public void Report(Place place, string found, string expected, string fix) =>
        issues.Add(Issue.Error(code, place, found, expected, fix));

    private string? AsText(string key, YamlNode? node) => node switch
    {
        null => null,
        YamlScalar scalar => scalar.Text,
        var other => Wrong<string>(other, key, "one value"),
    };

    private T? Wrong<T>(YamlNode node, string key, string expected)
        where T : class
    {
        Report(node.Place with { Field = key }, node is YamlMap ? "keys and values" : node is YamlList ? "a list" : "one value", expected, $"write '{key}:' as {expected}");
        return null;
    }

    private IReadOnlyList<T> Complain<T>(YamlNode node, string key, string expected)
        where T : class
    {
        Wrong<T>(node, key, expected);
        return [];
    }
}
