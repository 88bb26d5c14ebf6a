using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Issues;

/// <summary>Holds a file to the definition of its language: keys, shapes, words, numbers, dates and forms; every fault is reported.</summary>
/// <param name="language">The language.</param>
/// <param name="code">The code of its faults.</param>
/// <param name="issues">Where faults are collected.</param>
public sealed class LanguageChecker(LanguageDefinition language, string code, ICollection<Issue> issues)
{
    /// <summary>Checks a map and all that is in it.</summary>
    /// <param name="shape">The map's name in the language.</param>
    /// <param name="map">The map.</param>
    public void Check(string shape, YamlMap map)
    {
        LanguageShape definition = language.Shape(shape);
        if (definition.Fields is { } fields)
        {
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
            {
                Value($"ref:{fields}", entry.Value, entry.Key.Text, [], null);
            }

            return;
        }

        var keys = new YamlKeys(map, definition.Title, code, issues, [.. definition.Keys.Select(key => key.Name)]);
        foreach (LanguageKey key in definition.Keys)
        {
            if ((key.Required ? keys.Require(key.Name) : keys.Take(key.Name)) is { } node)
            {
                Value(key.Value is null ? "text" : key.Words.Count == 0 || key.Value is "text" or "texts" ? key.Value : $"text | {key.Value}", node, key.Name, key.Words, key.Form);
            }
        }

        keys.Finish();
    }

    private void Value(string value, YamlNode node, string key, IReadOnlyList<string> words, string? form)
    {
        string[] choices = value.Split(" | ");
        string? fits = choices.FirstOrDefault(choice => Fits(choice, node));
        if (fits is null)
        {
            Report(node, key, node switch { YamlMap => "keys and values", YamlList => "a list", _ => "one value" }, string.Join(" or ", choices.Select(Words)));
            return;
        }

        string[] parts = fits.Split(':', 2);
        switch (parts[0])
        {
            case "text":
                Text((YamlScalar)node, key, words, form);
                break;
            case "texts" when node is YamlList list:
                foreach (YamlNode item in list.Items)
                {
                    Value("text", item, key, words, form);
                }

                break;
            case "texts":
                Text((YamlScalar)node, key, words, form);
                break;
            case "list":
                foreach (YamlNode item in ((YamlList)node).Items)
                {
                    Value(parts[1], item, key, words, form);
                }

                break;
            case "map":
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in ((YamlMap)node).Entries)
                {
                    Value(parts[1], entry.Value, entry.Key.Text, words, form);
                }

                break;
            case "ref":
                Check(parts[1], (YamlMap)node);
                break;
            case "any":
                break;
            default:
                if (!Reads(parts[0], ((YamlScalar)node).Text))
                {
                    Report(node, key, "another writing", Words(parts[0]));
                }

                break;
        }
    }

    private void Text(YamlScalar scalar, string key, IReadOnlyList<string> words, string? form)
    {
        if (words.Count > 0 && !words.Contains(scalar.Text))
        {
            string? nearest = Spelling.Nearest(scalar.Text, words);
            issues.Add(Issue.Error(code, scalar.Place with { Field = key }, "another word", words.Count == 1 ? words[0] : $"one of {string.Join(", ", words)}", nearest is null ? "write one of these" : $"write {nearest}"));
        }
        else if (form is not null && !Regex.IsMatch(scalar.Text, $"^(?:{form})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
        {
            Report(scalar, key, "another form", $"text of the form {form}");
        }
        else if (words.Count == 0 && scalar is { Text: "", Quoted: false })
        {
            Report(scalar, key, "nothing", "a value");
        }
    }

    private static bool Fits(string choice, YamlNode node) => choice.Split(':')[0] switch
    {
        "any" => true,
        "texts" => node is YamlScalar or YamlList,
        "list" => node is YamlList,
        "map" or "ref" => node is YamlMap,
        _ => node is YamlScalar,
    };

    private static bool Reads(string kind, string text) => kind switch
    {
        "number" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0,
        "count" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "share" => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal share) && share <= 1,
        "flag" => text is "true" or "false",
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => throw new InvalidOperationException($"the language says '{kind}', which no value is"),
    };

    private static string Words(string value) => value.Split(':')[0] switch
    {
        "texts" => "a word or a list of words",
        "list" => "a list",
        "map" or "ref" => "keys and values",
        "number" => "a whole number from 1",
        "count" => "a whole number from 0",
        "share" => "a number from 0 to 1",
        "flag" => "true or false",
        "date" => "a date written yyyy-MM-dd",
        _ => "one value",
    };

    private void Report(YamlNode node, string key, string found, string expected) =>
        issues.Add(Issue.Error(code, node.Place with { Field = key }, found, expected, $"write '{key}:' as {expected}"));
}
