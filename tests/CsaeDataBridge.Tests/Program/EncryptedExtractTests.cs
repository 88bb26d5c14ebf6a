namespace CsaeDataBridge.Tests;

/// <summary>The officer's tools on an encrypted extract: they say what they say of the plain one, with the keys of its feed.</summary>
public sealed class EncryptedExtractTests(PgpKeys keys) : IClassFixture<PgpKeys>, IDisposable
{
    private const string Feed = "northshire-police/crime";
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [PgpFact]
    public void Commands_WithTheFeedsKeys_SayTheSameAsOfThePlainFile()
    {
        string plain = area.In("in", SmallArea.Police);
        string sent = keys.Encrypt(plain, SmallArea.Police + ".pgp");
        SmallArea.Change(area.Config, "\"in/NSP_CRIME_*\"", $"\"in/NSP_CRIME_*\", pgp: {{ secret_key: {keys.Source.SecretKeyFile}, passphrase_file: {keys.Source.PassphraseFile}, signers: {keys.Source.SignersFile} }}");
        foreach (string[] command in (string[][])
        [
            ["profile", "*"],
            ["mapping", "new", "*", "--name", "police/crime"],
            ["mapping", "coverage", area.Mapping, "--extract", "*"],
            ["mapping", "explain", area.Mapping, "--extract", "*", "--row", "3"],
            ["mapping", "diff", area.Mapping, area.Mapping, "--extract", "*"],
        ])
        {
            (int exit, string output) = Of(command, plain);
            Assert.True(exit == 0, output);
            Assert.Equal((exit, output), Of([.. command, "--feed", Feed], sent));
        }

        Assert.Equal((11, """
            EXT271 error  NSP_CRIME_2026-03-31.csv.pgp
              Found:    an OpenPGP file of a feed without a key for it
              Expected: the key that it is encrypted for
              Fix:      name the files with the keys under the feed's 'pgp:' in bridge.yaml; a command that is given an extract takes them with --feed

            """), Of(["profile", "*"], sent));
        Assert.Equal((9, """
            CFG111 error  bridge.yaml, "northshire-police/crimes"
              Found:    no feed of this id
              Expected: one of northshire-police/crime, eastmoor/cin-assessments
              Fix:      correct the id

            """), Of(["profile", "*", "--feed", Feed + "s"], sent));
    }

    private (int Exit, string Output) Of(string[] command, string extract) =>
        BridgeProcess.Run([.. command.Select(word => word == "*" ? extract : word), "--config", area.Config]);
}
