using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Tests;

/// <summary>Signs a test's agreement for every controller that its flows name, with keys that nobody keeps.</summary>
internal static partial class TestSignatures
{
    /// <summary>Gives an agreement people and their signatures.</summary>
    /// <returns>The keys by person, to be trusted.</returns>
    public static IReadOnlyDictionary<string, VerificationKey> Sign(string folder, string id)
    {
        string path = Path.Combine(folder, id + ".yaml");
        File.WriteAllText(path, People().Replace(File.ReadAllText(path), ""));
        File.Delete(Path.Combine(folder, id + ".signatures.yaml"));
        IReadOnlyList<string> parties = Of(AgreementBundle.Load(folder), id).Unsigned;
        SigningKey[] keys = [.. parties.Select(party => SigningKey.Create($"{party}-signer"))];
        File.AppendAllText(path, $"\npeople:\n{string.Concat(keys.Select((key, index) => $"  - {{ id: {key.Person}, party: {parties[index]}, roles: [director], key: \"{key.Public.Text}\" }}\n"))}");
        Agreement agreement = Of(AgreementBundle.Load(folder), id).Agreement;
        foreach (SigningKey key in keys)
        {
            SignatureBook.Read(folder, id).Add(AgreementSignature.Make(agreement, key, DateTimeOffset.UnixEpoch)).Save();
            key.Dispose();
        }

        return keys.ToDictionary(key => key.Person, key => key.Public);
    }

    /// <summary>Has everybody sign an agreement of Northshire that was changed, with the sample's own keys, so that what they approve counts.</summary>
    public static void SignWithSampleKeys(string folder, string id)
    {
        File.Delete(Path.Combine(folder, id + ".signatures.yaml"));
        Agreement agreement = Of(AgreementBundle.Load(folder), id).Agreement;
        string passphrase = File.ReadLines(Path.Combine(folder, "keys", "passphrase")).First();
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "keys"), "*.key.yaml"))
        {
            using SigningKey key = SigningKey.Open(file, passphrase);
            SignatureBook.Read(folder, id).Add(AgreementSignature.Make(agreement, key, DateTimeOffset.UnixEpoch)).Save();
        }
    }

    /// <summary>The keys as bridge.yaml pins them.</summary>
    public static string Pinned(IReadOnlyDictionary<string, VerificationKey> keys) => $"trusted_keys:\n{string.Concat(keys.Select(key => $"  {key.Key}: \"{key.Value.Text}\"\n"))}";

    /// <summary>The keys that the sample of Northshire pins, as its bridge.yaml has them.</summary>
    public static string OfNorthshire { get; } = Block().Match(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "bridge.yaml"))).Value;

    /// <summary>The keys that the sample of Northshire pins.</summary>
    public static IReadOnlyDictionary<string, VerificationKey> Northshire { get; } =
        Entry().Matches(OfNorthshire).ToDictionary(entry => entry.Groups[1].Value, entry => VerificationKey.TryParse(entry.Groups[2].Value)!);

    private static SignedAgreement Of(AgreementBundle bundle, string id) => bundle.Signed.Single(signed => signed.Agreement.Id == id);

    [GeneratedRegex("^people:.*\n(?:  - .*\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex People();

    [GeneratedRegex("^trusted_keys:.*\n(?:  .*\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    public static partial Regex Block();

    [GeneratedRegex("^  ([a-z-]+): \"(.*)\"$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
