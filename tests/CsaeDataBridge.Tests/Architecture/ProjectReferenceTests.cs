using System.Xml.Linq;

namespace CsaeDataBridge.Tests;

/// <summary>Holds the projects to one direction of reference: the table of docs/adr and this file.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["DuckDB.NET.Bindings"] = [],
        ["CsaeDataBridge.Issues"] = [],
        ["CsaeDataBridge.Northshire"] = [],
        ["CsaeDataBridge.Agreements"] = ["Issues"],
        ["CsaeDataBridge.DuckDb"] = ["Issues", "DuckDB.NET.Bindings"],
        ["CsaeDataBridge.Fhir"] = ["Issues", "DuckDb"],
        ["CsaeDataBridge.Extracts"] = ["Issues", "DuckDb", "Fhir"],
        ["CsaeDataBridge.Store"] = ["Issues", "DuckDb"],
        ["CsaeDataBridge.Mapping"] = ["Issues", "DuckDb", "Agreements", "Extracts", "Store"],
        ["CsaeDataBridge.Linkage"] = ["Issues", "DuckDb", "Store"],
        ["CsaeDataBridge.Sharing"] = ["Issues", "DuckDb", "Agreements", "Store"],
        ["CsaeDataBridge.Reporting"] = ["Issues", "Sharing"],
        ["CsaeDataBridge.FhirExchange"] = ["Issues", "Fhir", "Sharing"],
        ["CsaeDataBridge"] = ["Issues", "Northshire", "Agreements", "DuckDb", "Extracts", "Mapping", "Store", "Linkage", "Sharing", "Reporting", "FhirExchange"],
    };

    [Fact]
    public void Projects_ReferenceOnlyWhatTheTableAllows()
    {
        string source = Path.Combine(RepositoryRoot.Path, "src");
        foreach (string project in Directory.GetFiles(source, "*.csproj", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.ContainsKey(name), $"{name} is not in the table");
            string[] references = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))
                .Select(reference => reference.Replace("CsaeDataBridge.", "", StringComparison.Ordinal))];
            Assert.Empty(references.Except(Allowed[name]));
        }
    }

    [Theory]
    [InlineData("YamlDotNet", "CsaeDataBridge.Issues")]
    [InlineData("CsvHelper", "CsaeDataBridge.Extracts")]
    [InlineData("ExcelDataReader", "CsaeDataBridge.Extracts")]
    [InlineData("Npgsql", "CsaeDataBridge.Extracts")]
    [InlineData("DuckDB.NET.Data.Full", "CsaeDataBridge.DuckDb")]
    [InlineData("Quartz", "CsaeDataBridge")]
    [InlineData("Spectre.Console", "CsaeDataBridge")]
    [InlineData("System.CommandLine", "CsaeDataBridge")]
    public void Packages_HaveOneHome(string package, string home)
    {
        IEnumerable<string> homes = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => XDocument.Load(project).Descendants("PackageReference").Any(reference => (string?)reference.Attribute("Include") == package))
            .Select(project => Path.GetFileNameWithoutExtension(project));
        Assert.All(homes, found => Assert.Equal(home, found));
    }
}
