using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads what a column is written from: a bare word is a field, a literal is { is: … }.</summary>
/// <remarks>Where a rule states codes, in concerns and answers, a bare word is the code and a field is { of: … }.</remarks>
internal sealed class SourceReader(ConditionReader conditions, ValueLists lists, ICollection<Issue> issues)
{
    /// <summary>The columns of a map, with their sources.</summary>
    /// <param name="map">The map; null has no columns.</param>
    /// <param name="except">A key that is no column.</param>
    public IReadOnlyDictionary<string, WriteSource> ReadColumns(YamlMap? map, string? except = null)
    {
        var columns = new Dictionary<string, WriteSource>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> column in map?.Entries.Where(entry => entry.Key.Text != except) ?? [])
        {
            columns[column.Key.Text] = Read(column.Value, wordIsCode: false);
        }

        return columns;
    }

    public WriteSource Read(YamlNode node, bool wordIsCode)
    {
        switch (node)
        {
            case YamlScalar { Text.Length: > 0 } word:
                return wordIsCode ? new WriteSource(word.Place) { Literal = word.Text } : new WriteSource(word.Place) { Field = word.Text };
            case YamlMap map:
                return Read(map, null);
            default:
                return Wrong(node.Place);
        }
    }

    private WriteSource Read(YamlMap map, YamlNode? when)
    {
        var keys = MappingLanguage.Keys("source", map, "a source", issues);
        if (when is not null)
        {
            keys.Take("when");
        }

        string? literal = keys.Text("is");
        string? field = keys.Text("of");
        YamlList? first = when is null ? keys.List("first") : null;
        YamlNode? values = field is null ? null : keys.Take("values");
        keys.Finish();
        return (literal, field, first) switch
        {
            ({ } text, null, null) => new WriteSource(map.Place) { Literal = text },
            (null, { } name, null) => new WriteSource(map.Place) { Field = name, Translation = values is null ? null : ReadTranslation(values), Dates = lists.Dates(ListName(values) ?? "") },
            (null, null, { Items.Count: > 0 } list) => new WriteSource(map.Place) { Choices = [.. list.Items.Select(ReadChoice)] },
            _ => Wrong(map.Place),
        };
    }

    private WriteChoice ReadChoice(YamlNode node) => node is YamlMap map
        ? new WriteChoice(conditions.Read(map["when"]), Read(map, map["when"] ?? map))
        : new WriteChoice([], Read(node, wordIsCode: false));

    /// <summary>The name of a shared list, written { use: name }; null for anything else.</summary>
    public static string? ListName(YamlNode? node) => node is YamlMap { Entries: [{ Key.Text: "use", Value: YamlScalar use }] } ? use.Text : null;

    private IReadOnlyDictionary<string, string> ReadTranslation(YamlNode node)
    {
        switch (node)
        {
            case YamlMap { Entries: [{ Key.Text: "use", Value: YamlScalar use }] }:
                if (lists.Find(use.Text) is { } list)
                {
                    return list;
                }

                issues.Add(Issue.Error(MappingCodes.UnknownList, use.Place with { Field = use.Text }, "a value list that does not exist", $"one of {string.Join(", ", lists.Names)}", "correct the name, or add the list under mappings/_values"));
                return new Dictionary<string, string>();
            case YamlMap inline:
                return ValueLists.Spellings(inline, issues);
            default:
                Wrong(node.Place);
                return new Dictionary<string, string>();
        }
    }

    private WriteSource Wrong(Place place)
    {
        issues.Add(Issue.Error(MappingCodes.Malformed, place, "a source of another shape", "a word, { is: literal }, { of: field }, { of: field, values: list } or { first: [sources with when:] }", "write one of these"));
        return new WriteSource(place) { Literal = "not_recorded" };
    }
}
