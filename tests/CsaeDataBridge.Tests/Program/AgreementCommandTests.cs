namespace CsaeDataBridge.Tests;

/// <summary><c>bridge agreement</c> on a copy of Northshire's agreement.</summary>
public sealed class AgreementCommandTests : IDisposable
{
    private const string Id = "ISA-NS-0007";
    private readonly SmallArea area = new();

    private string Agreements => area.In("agreements");

    private string Text => area.In("agreements", $"{Id}.yaml");

    public void Dispose() => area.Dispose();

    [Fact]
    public void Check_SoundAndBroken_SaysAllThatIsWrong()
    {
        (int exit, string output) = BridgeProcess.Run("agreement", "check", Agreements);
        Assert.Equal((0, $"{Id}.yaml: {Id} version 2 is sound: 19 parties, 22 flows with {File.ReadLines(Text).Count(line => line.Contains(" keep: ", StringComparison.Ordinal) && line.Contains("class: ", StringComparison.Ordinal) && !line.Contains("from:", StringComparison.Ordinal))} fields, 4 releases\n"), (exit, output));
        SmallArea.Change(Text, "    from: northport\n", "    from: northportt\n");
        SmallArea.Change(Text, "to: ns-icb\n", "to: ns-icb\n    colour: red\n");
        (exit, output) = BridgeProcess.Run("agreement", "check", Agreements);
        Assert.Equal(12, exit);
        Snapshot.Matches(output, "txt");
    }

    [Fact]
    public void Explain_FlowFieldAndRelease_NamesClauses()
    {
        string all = string.Concat(new[] { "csa_flag", "R-NSP-ICB", "ns-university", "no-such-thing" }.Select(name =>
        {
            (int exit, string output) = BridgeProcess.Run("agreement", "explain", name, "--config", area.Config);
            return $"{name} {exit}\n{output}\n";
        }));
        Snapshot.Matches(all, "txt");
    }

    [Fact]
    public void Diff_OfTwoVersions_SaysWhatIsGainedLostAndChanged()
    {
        string before = area.In("before");
        Directory.CreateDirectory(Path.Combine(before, "codelists"));
        File.Copy(Text, Path.Combine(before, $"{Id}.yaml"));
        foreach (string list in Directory.GetFiles(Path.Combine(Agreements, "codelists")))
        {
            File.Copy(list, Path.Combine(before, "codelists", Path.GetFileName(list)));
        }

        Assert.Equal((0, "Both permit the same.\n"), BridgeProcess.Run("agreement", "diff", before, Agreements));
        SmallArea.Change(Text, "      - { name: category, class: SENSITIVE, keep: as_is, clause: \"4.4.i\" }\n", "");
        SmallArea.Change(Text, "k_min: 8", "k_min: 12");
        SmallArea.Change(Text, "dimensions: { geography: [LAD, county], period: year, age_band: [0-12, 13-15, 16-17], sex: true }", "dimensions: { geography: [LAD, county], period: year, sex: true }");
        (int exit, string output) = BridgeProcess.Run("agreement", "diff", before, Agreements);
        Assert.Equal(0, exit);
        Snapshot.Matches(output, "txt");
    }

    [Fact]
    public void Sign_AfterAnEdit_LetsDataInOnlyWhenAllHaveSigned_AndSuspendShutsItAgain()
    {
        SmallArea.Change(Text, "title: Northshire child sexual abuse pan-area data set", "title: Northshire child sexual abuse and exploitation data set");
        (int exit, string output) = area.Run("out");
        Assert.Equal(3, exit);
        Assert.Contains("AGR611", output, StringComparison.Ordinal);
        string[] people = [.. Directory.GetFiles(area.In("agreements", "keys"), "*.key.yaml").Select(file => Path.GetFileName(file)[..^".key.yaml".Length]).Where(person => person != "eastmoor-dpo").Order(StringComparer.Ordinal)];
        Assert.Equal(15, people.Length);
        foreach (string person in people)
        {
            Assert.StartsWith("ISA-NS-0007 version 2, sha256 ", Bridge("sign", person), StringComparison.Ordinal);
        }

        Assert.Contains(": in force on 2026-04-20\n", BridgeProcess.Run("agreement", "list", "--config", area.Config).Output, StringComparison.Ordinal);
        Assert.Equal(0, area.Run("out").Exit);

        Assert.Equal("ISA-NS-0007 version 2: suspend, signed by eastmoor-dpo for eastmoor. It is now suspended.\n", Bridge("suspend", "eastmoor-dpo", "--reason", "a breach is looked into"));
        area.AddPolice("NSP_CRIME_2025-12-31.csv");
        (exit, output) = area.Run("out");
        Assert.Equal(3, exit);
        Assert.Contains("AGR614", output, StringComparison.Ordinal);
        Assert.Equal("ISA-NS-0007 version 2: reinstate, signed by eastmoor-siro for eastmoor. It is now in force.\n", Bridge("reinstate", "eastmoor-siro", "--reason", "the breach is closed"));
        Assert.Equal(0, area.Run("out").Exit);
    }

    [Fact]
    public void Key_New_IsSealedForItsOwnerAndNeverOverwritten()
    {
        string passphrase = area.In("passphrase");
        File.WriteAllText(passphrase, "several words nobody would guess\n");
        string file = area.In("new.key.yaml");
        (int exit, string output) = BridgeProcess.Run("agreement", "key", "new", "--person", "somebody", "--out", file, "--passphrase-file", passphrase);
        Assert.Equal(0, exit);
        Assert.Matches("^new\\.key\\.yaml: the key of somebody, sealed\\. .*\np256-spki:[A-Za-z0-9+/=]+\n$", output);
        byte[] made = File.ReadAllBytes(file);
        (exit, output) = BridgeProcess.Run("agreement", "key", "new", "--person", "somebody", "--out", file, "--passphrase-file", passphrase);
        Assert.Equal(12, exit);
        Assert.Equal(
            """
            AGR621 error  new.key.yaml
              Found:    a file that is there already
              Expected: a new file in a folder that this account may write to
              Fix:      choose another file: a key is never overwritten

            """,
            output);
        Assert.Equal(made, File.ReadAllBytes(file));
    }

    private string Bridge(string what, string person, params string[] more)
    {
        string keys = area.In("agreements", "keys");
        (int exit, string output) = BridgeProcess.Run(["agreement", what, Id, "--key", Path.Combine(keys, $"{person}.key.yaml"), "--passphrase-file", Path.Combine(keys, "passphrase"), "--config", area.Config, .. more]);
        Assert.True(exit == 0, output);
        return output;
    }
}
