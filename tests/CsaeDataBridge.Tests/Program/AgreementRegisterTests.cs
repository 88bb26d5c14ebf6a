using System.Xml.Linq;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge agreement register</c> on Northshire's agreement.</summary>
public sealed class AgreementRegisterTests : IDisposable
{
    private static readonly string Config = Path.Combine(RepositoryRoot.Path, "samples", "northshire", "bridge.yaml");
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-register").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Register_OfNorthshire_WritesEveryDocument()
    {
        (int exit, string output) = BridgeProcess.Run(["agreement", "register", "--config", Config, "--to", folder]);
        Assert.True(exit == 0, output);
        string[] names = ["public-register.html", "public-register.csv", "processing-record.html", "processing-record.csv", "impact-annex.html", "impact-annex.csv", "refusal-register.html", "refusal-register.csv", "flow-map.svg"];
        Assert.Equal(string.Concat(names.Select(name => $"Wrote {Path.Combine(folder, name)}\n")), output);
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Snapshot.Matches(Text("public-register.csv"), "public.csv");
        Snapshot.Matches(Text("processing-record.csv"), "processing.csv");

        // Every field of every flow stands in the annex under its clause, and nobody's name or key in what is published.
        string annex = Text("impact-annex.csv");
        Assert.Contains("victim_ref,admin,as a keyed hash,,4.1.b", annex, StringComparison.Ordinal);
        Assert.Equal(File.ReadLines(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "agreements", "ISA-NS-0007.yaml")).Count(line => line.Contains("keep: ", StringComparison.Ordinal) && line.Contains("clause: \"4.", StringComparison.Ordinal)), annex.Split('\n').Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, ",4\\.[0-9]+\\.[a-z]+$") && line.StartsWith("ISA-NS-0007/F-", StringComparison.Ordinal)));
        foreach (string file in Directory.GetFiles(folder, "public-register.*"))
        {
            Assert.DoesNotContain("p256-spki", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.DoesNotContain("eastmoor-siro", File.ReadAllText(file), StringComparison.Ordinal);
        }

        XDocument map = XDocument.Load(Path.Combine(folder, "flow-map.svg"));
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(15 + 1 + 4, map.Descendants(svg + "rect").Count());
        Assert.Equal(15 + 4, map.Root!.Elements(svg + "path").Count());
    }

    [Fact]
    public void Register_AfterTheAgreementsEnd_SaysThatItExpired()
    {
        (int exit, string output) = BridgeProcess.Run(["agreement", "register", "--config", Config, "--to", folder, "--as-of", "2027-04-01", "--json"]);
        Assert.True(exit == 0, output);
        Assert.Contains(",expired,2024-04-01,2027-03-31,", Text("public-register.csv"), StringComparison.Ordinal);
    }

    private string Text(string name) => File.ReadAllText(Path.Combine(folder, name));
}
