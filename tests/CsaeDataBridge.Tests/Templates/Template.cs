using System.Text.RegularExpressions;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>A folder of <c>mappings/_templates</c> as it is shipped.</summary>
internal sealed partial record Template(string Kind)
{
    public static readonly string Root = Path.Combine(RepositoryRoot.Path, "mappings", "_templates");

    public static ValueLists Lists { get; } = ValueLists.Load([Path.Combine(RepositoryRoot.Path, "mappings")]);

    public static IEnumerable<string> Kinds => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public string Page => File.ReadAllText(In("README.md"));

    public string Flow => File.ReadAllText(In("agreement.yaml"));

    /// <summary>What the page gives for bridge.yaml: the agency, and the feed with the path of its mapping.</summary>
    public string Lines => Fenced().Match(Page).Groups["lines"].Value;

    public string MappingPath => MappingOf().Match(Lines).Groups["path"].Value;

    public string Sample => Assert.Single(Directory.GetFiles(In(), "sample.*"));

    /// <summary>The view beside the mapping, which only a template of FHIR resources has.</summary>
    public string View => In("mapping.view.json");

    public string In(params string[] parts) => Path.Combine([Root, Kind, .. parts]);

    public MappingDocument Read() => MappingReader.ReadFile(In("mapping.yaml"), $"{Kind}/mapping.yaml", Lists);

    /// <summary>A name as the agency would give the sample: the mapping's pattern with its date in.</summary>
    public string DeliveredName()
    {
        string pattern = AsOfPattern().Match(File.ReadAllText(In("mapping.yaml"))).Groups["pattern"].Value;
        return new[] { ("(yyyy-MM-dd)", "2026-03-31"), ("(yyyyMMdd)", "20260331"), ("(dd-MM-yyyy)", "31-03-2026"), ("(yyyy-MM)", "2026-03"), ("(yyyy)", "2026"), ("(n)", "1"), ("*", "x") }
            .Aggregate(pattern, (name, known) => name.Replace(known.Item1, known.Item2, StringComparison.Ordinal));
    }

    [GeneratedRegex("```yaml\n(?<lines>agencies:\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("mapping: (?<path>[^,]+),")]
    private static partial Regex MappingOf();

    [GeneratedRegex("as_of: \\{ from: name, pattern: \"(?<pattern>[^\"]+)\"")]
    private static partial Regex AsOfPattern();
}
