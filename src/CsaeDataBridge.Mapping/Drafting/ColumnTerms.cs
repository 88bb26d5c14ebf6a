using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The field's words for columns, from <c>terms.yaml</c>, and how well a column's name fits each.</summary>
internal sealed partial class ColumnTerms
{
    private readonly Dictionary<string, string[]> expand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> classes = new(StringComparer.Ordinal);
    private readonly HashSet<string> fillers;
    private readonly HashSet<string> ignore;
    private readonly HashSet<string> denied;

    private ColumnTerms(YamlKeys keys, List<Issue> issues)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> word in keys.Map("expand")?.Entries ?? [])
        {
            expand[word.Key.Text] = ((YamlScalar)word.Value).Text.Split(' ');
        }

        foreach (KeyValuePair<YamlScalar, YamlNode> list in keys.Map("classes")?.Entries ?? [])
        {
            classes[$"<{list.Key.Text}>"] = [.. ((YamlList)list.Value).Items.Cast<YamlScalar>().Select(item => item.Text)];
        }

        fillers = [.. keys.Texts("fillers")];
        ignore = [.. keys.Texts("ignore")];
        denied = [.. keys.Texts("denied")];
        Concepts = [.. keys.List("concepts")!.Items.Cast<YamlMap>().Select(map => Concept(new YamlKeys(map, "a concept", MappingCodes.Malformed, issues)))];
        keys.Finish();
    }

    /// <summary>The terms that come with the program.</summary>
    public static ColumnTerms Shipped { get; } = Load();

    public IReadOnlyList<ColumnConcept> Concepts { get; }

    /// <summary>How well a name fits a concept, 0 to 1; 0 also for names that say free text.</summary>
    public double Fit(string column, ColumnConcept concept)
    {
        List<string> words = Words(column);
        if (words.Exists(ignore.Contains) && concept.Kind != "flag")
        {
            return 0;
        }

        // What is about a suspect is no column of the victim.
        bool isSuspect = words.Exists(classes["<suspect>"].Contains);
        if (isSuspect != concept.Target.StartsWith("suspect", StringComparison.Ordinal))
        {
            return 0;
        }

        // Below a merged header the last part says the most.
        List<string>? last = column.Contains(" / ", StringComparison.Ordinal) ? Words(column[(column.LastIndexOf(" / ", StringComparison.Ordinal) + 3)..]) : null;
        return concept.Phrases.Max(phrase => Math.Max(Fit(words, phrase), last is null ? 0 : 0.9 * Fit(last, phrase)));
    }

    /// <summary>Whether a name says that its cells are free text or name somebody.</summary>
    public bool MayName(string column) => Words(column).Exists(word => ignore.Contains(word) || word == "name");

    /// <summary>Whether a name says that what its cells state is not so.</summary>
    public bool IsDenied(string column) => Words(column).Exists(denied.Contains);

    /// <summary>A name as words in small letters, abbreviations written out.</summary>
    public List<string> Words(string column)
    {
        // Of a path only the element itself says what it holds.
        string name = column.Contains('/', StringComparison.Ordinal) && !column.Contains(" / ", StringComparison.Ordinal) ? column[(column.LastIndexOf('/') + 1)..] : column;
        return [.. Boundary().Replace(name, " ").Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => NormalForm.Of(word))
            .SelectMany(word => expand.GetValueOrDefault(word) ?? [word])];
    }

    private double Fit(List<string> words, IReadOnlyList<string> phrase)
    {
        var left = new List<string>(words);
        foreach (string wanted in phrase)
        {
            int at = left.FindIndex(word => classes.TryGetValue(wanted, out HashSet<string>? any) ? any.Contains(word) : word == wanted);
            if (at < 0)
            {
                return 0;
            }

            left.RemoveAt(at);
        }

        // Words that say nothing of their own cost little; of two phrases that fit the longer is surer.
        double over = left.Sum(word => fillers.Contains(word) ? 0.1 : 1);
        return (phrase.Count + 0.01 * phrase.Count) / (phrase.Count + over + 0.1);
    }

    private static readonly char[] Separators = [' ', '_', '-', '/', '.', '(', ')', ':', '#', '?', '\''];

    private static ColumnConcept Concept(YamlKeys keys)
    {
        var concept = new ColumnConcept(
            keys.RequireText("field"),
            keys.RequireText("target"),
            keys.RequireText("kind"),
            [.. keys.Texts("say").Select(phrase => (IReadOnlyList<string>)phrase.Split(' '))],
            keys.Text("form") is { } form ? Enum.Parse<CellForm>(form.Replace("_", "", StringComparison.Ordinal), ignoreCase: true) : null,
            keys.Flag("telling", false),
            keys.Texts("lists"),
            keys.Text("harm"),
            keys.Text("system") ?? keys.Text("range") ?? keys.Text("words"),
            keys.Flag("many", false));
        keys.Take("range");
        keys.Take("words");
        keys.Finish();
        return concept;
    }

    private static ColumnTerms Load()
    {
        using var reader = new StreamReader(typeof(ColumnTerms).Assembly.GetManifestResourceStream("Drafting/terms.yaml")!);
        var issues = new List<Issue>();
        var terms = new ColumnTerms(new YamlKeys(StrictYaml.ReadText(reader.ReadToEnd(), "terms.yaml"), "the terms", MappingCodes.Malformed, issues), issues);
        return issues.Count == 0 ? terms : throw new BridgeException(issues);
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
