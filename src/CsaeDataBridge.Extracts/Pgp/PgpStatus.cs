using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Judges a decryption by the status lines that gpg writes for programs.</summary>
/// <remarks>Source: GnuPG's doc/DETAILS.</remarks>
internal static class PgpStatus
{
    private const string Prefix = "[GNUPG:] ";

    /// <summary>The words of each status line; what gpg says to people is left out.</summary>
    public static IEnumerable<string[]> Lines(string output) =>
        output.Split('\n').Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..].Trim().Split(' '));

    /// <summary>What is wrong with a file that was decrypted to its end; null when nothing is.</summary>
    /// <param name="signers">Fingerprints of those who may sign; null takes files that nobody signed.</param>
    public static Issue? Judge(string output, int exitCode, string name, IReadOnlySet<string>? signers)
    {
        string[][] lines = [.. Lines(output)];
        bool Said(string word) => lines.Any(line => line[0] == word);
        var place = new Place(name);
        if (!Said("DECRYPTION_OKAY"))
        {
            // It says for which keys a file is, and, once one of them opened it, how it is encrypted.
            bool noKey = Said("ENC_TO") && !Said("DECRYPTION_INFO");
            return noKey
                ? Issue.Error(ExtractCodes.PgpKey, place, "a file that the feed's secret key does not open: it is for another key, or the passphrase is another", "a file encrypted for the key of 'secret_key:'", "check 'passphrase_file:', and ask the agency which key it encrypts for")
                : Issue.Error(ExtractCodes.PgpDamaged, place, "a file that is not encrypted with OpenPGP, is damaged, or was tampered with", "a whole encrypted file", "ask the agency to send it again");
        }

        if (Said("BADSIG") || lines.Count(line => line[0] == "PLAINTEXT") != 1 || (exitCode != 0 && !Said("ERRSIG")))
        {
            return Issue.Error(ExtractCodes.PgpDamaged, place, "a file that is damaged, or was tampered with", "a whole encrypted file", "ask the agency to send it again");
        }

        // The last word is the signer's primary key, whatever subkey signed.
        bool isSigned = Said("GOODSIG") && lines.Any(line => line[0] == "VALIDSIG" && signers?.Contains(line[^1]) == true);
        return signers is null || isSigned
            ? null
            : Issue.Error(ExtractCodes.PgpSignature, place, "a file that none of the agency's keys signed", "a file signed by a key of 'signers:', which has not expired", "ask the agency who sent it; if its key changed, get the new one by another way than this file's");
    }
}
