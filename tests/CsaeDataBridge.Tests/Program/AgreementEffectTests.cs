using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge agreement diff</c> on the data of a deployment, against numbers counted in the extracts themselves.</summary>
public sealed class AgreementEffectTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Diff_OnTheDataAtHand_CountsWhatIsGainedAndLost()
    {
        area.RunHere("out");
        Copy(area.In("agreements"), area.In("next"));
        string next = area.In("next", "ISA-NS-0007.yaml");
        SmallArea.Change(next, "      - { name: csa_flag, class: SENSITIVE, keep: as_is, clause: \"4.1.p\" }\n", "      - { name: outcome, class: SENSITIVE, keep: as_is, clause: \"4.1.p\" }\n");
        SmallArea.Change(next, "      - { field: case_status, op: not_in, value: [sealed] }\n", "      - { field: sex, op: in, value: [F] }\n");
        string text = File.ReadAllText(next);
        text = Without(text, "  - id: F-EAS-01\n", "  - id: F-EAS-02\n").Replace("from_flows: [F-POL-01, F-EAS-01, ", "from_flows: [F-POL-01, ", StringComparison.Ordinal);
        text = Without(text, "  - id: R-NSP-UNI\n", "\ndisclosure_profiles:");
        File.WriteAllText(next, text.Replace("products: [RPT-NS-STANDARD]", "products: [M01]", StringComparison.Ordinal));
        byte[] store = File.ReadAllBytes(area.In("out", "store.duckdb"));

        (int exit, string output) = BridgeProcess.Run("agreement", "diff", area.In("agreements"), area.In("next"), "--config", area.Config);
        Assert.True(exit == 0, output);
        Snapshot.Matches(output[output.IndexOf("On the data", StringComparison.Ordinal)..], "txt");
        Assert.Equal(store, File.ReadAllBytes(area.In("out", "store.duckdb")));

        // By hand: rows of the police and assessments of the council that are in the store, and their people.
        string[][] crimes = [.. File.ReadAllLines(area.In("in", SmallArea.Police), Encoding.Latin1).Skip(1).Select(line => line.Split(',')).DistinctBy(string.Concat)];
        string[][] kept = [.. crimes.Where(cells => !cells[21].Equals("sealed", StringComparison.OrdinalIgnoreCase))];
        XElement[] assessments = [.. XDocument.Load(area.In("in", SmallArea.Council)).Descendants("Assessments")];
        string[] children = [.. assessments.Select(assessment => assessment.Ancestors("Child").Single().Descendants("LAchildID").Single().Value).Distinct()];
        (_, JsonNode document) = BridgeProcess.Json("agreement", "diff", area.In("agreements"), area.In("next"), "--config", area.Config, "--json");
        JsonNode Effect(string change, string what) => document["effects"]!.AsArray().Single(effect => (string)effect!["change"]! == change && ((string)effect["what"]!).StartsWith(what, StringComparison.Ordinal))!;
        Assert.Equal((Safe(kept.Length), Safe(kept.Select(cells => cells[1]).Distinct().Count())), Counts(Effect("lost", "field csa_flag of ISA-NS-0007/F-POL-01")));
        Assert.Equal(Safe(crimes.Length - kept.Length), Effect("gained", "rows of ISA-NS-0007/F-POL-01 that fail: case_status")["excludedRows"]!.ToString());
        Assert.Equal((Safe(assessments.Length), Safe(children.Length)), Counts(Effect("lost", "flow ISA-NS-0007/F-EAS-01")));
        Assert.Equal(["R-NSP-A 2025-26"], Effect("lost", "measure M05 in R-NSP-A")["reports"]!.AsArray().Select(report => (string)report!));
        Assert.Equal("ISA-NS-0007 version 2 clause 5.4", (string)Effect("lost", "recipient ns-university")["clause"]!);
    }

    private static (string, string) Counts(JsonNode effect) => (effect["rows"]!.ToString(), effect["people"]!.ToString());

    private static string Safe(int count) => count == 0 ? "0" : count < 8 ? "c" : $"{5 * Math.Round(count / 5.0, MidpointRounding.AwayFromZero)}";

    private static string Without(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        int end = text.IndexOf(to, start, StringComparison.Ordinal);
        return text[..start] + text[end..];
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("keys", StringComparison.Ordinal)))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
