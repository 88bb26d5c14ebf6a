using System.Text.RegularExpressions;

namespace CsaeDataBridge.Tests;

/// <summary>Issue codes are permanent and unique, and stay in the group of their project.</summary>
public sealed partial class IssueCodeTests
{
    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["CsaeDataBridge.Agreements"] = ["AGR"],
        ["CsaeDataBridge.DuckDb"] = ["STO"],
        ["CsaeDataBridge.Extracts"] = ["EXT"],
        ["CsaeDataBridge.Mapping"] = ["MAP"],
        ["CsaeDataBridge.Store"] = ["STO"],
        ["CsaeDataBridge.Linkage"] = ["LNK"],
        ["CsaeDataBridge.Sharing"] = ["SHR", "CFG", "EXT"],
        ["CsaeDataBridge.Reporting"] = ["RPT"],
        ["CsaeDataBridge.Fhir"] = ["FHR"],
        ["CsaeDataBridge.FhirExchange"] = ["FHR"],
        ["CsaeDataBridge"] = ["CFG", "EXT"],
    };

    [Fact]
    public void Codes_AreDeclaredOnceAndInTheirGroup()
    {
        var seen = new Dictionary<string, string>();
        foreach (string file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*Codes.cs", SearchOption.AllDirectories))
        {
            string project = Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "src"), file).Split(Path.DirectorySeparatorChar)[0];
            foreach (Match match in Declaration().Matches(File.ReadAllText(file)))
            {
                string code = match.Groups[1].Value;
                Assert.True(seen.TryAdd(code, file), $"{code} stands in {file} and in {seen.GetValueOrDefault(code)}");
                Assert.Contains(code[..3], Groups[project]);
            }
        }

        Assert.NotEmpty(seen);
    }

    [Fact]
    public void Codes_AreWrittenOutOnlyWhereTheyAreDeclared()
    {
        IEnumerable<string> strays = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("Codes.cs", StringComparison.Ordinal) && !file.Contains("CsaeDataBridge.Issues", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Written().IsMatch(File.ReadAllText(file)));
        Assert.Empty(strays);
    }

    [GeneratedRegex("const string \\w+ = \"([A-Z]{3}[0-9]{3})\"")]
    private static partial Regex Declaration();

    [GeneratedRegex("\"(?:CFG|EXT|MAP|STO|LNK|AGR|SHR|RPT|FHR)[0-9]{3}\"")]
    private static partial Regex Written();
}
