using System.Text.RegularExpressions;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Tests;

/// <summary>A copy of the whole agreement of an invented county in a folder of its own, whose people have real keys.</summary>
internal sealed partial class ExampleAgreement : IDisposable
{
    private readonly Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);

    /// <param name="change">What is changed in the text before it is written; null for nothing.</param>
    public ExampleAgreement(Func<string, string>? change = null)
    {
        string source = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Agreements.Tests", "Exampleshire");
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "codelists"));
        foreach (string list in Directory.GetFiles(System.IO.Path.Combine(source, "codelists")))
        {
            File.Copy(list, System.IO.Path.Combine(Folder, "codelists", System.IO.Path.GetFileName(list)));
        }

        string text = Person().Replace(File.ReadAllText(System.IO.Path.Combine(source, "ISA-EXS-0007.yaml")), person =>
        {
            SigningKey key = SigningKey.Create(person.Groups[2].Value);
            keys[key.Person] = key;
            return person.Groups[1].Value + key.Public.Text;
        });
        File.WriteAllText(Path, (change ?? (same => same))(text));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bridge-agreements").FullName;

    public string Path => System.IO.Path.Combine(Folder, "ISA-EXS-0007.yaml");

    /// <summary>Reads it, signed by all its people.</summary>
    public AgreementBundle Load()
    {
        Agreement agreement = AgreementBundle.Load(Folder).Agreements[0];
        foreach (SigningKey key in keys.Values)
        {
            SignatureBook.Read(Folder, agreement.Id).Add(AgreementSignature.Make(agreement, key, DateTimeOffset.UnixEpoch)).Save();
        }

        return AgreementBundle.Load(Folder, keys.ToDictionary(key => key.Key, key => key.Value.Public));
    }

    public void Dispose()
    {
        foreach (SigningKey key in keys.Values)
        {
            key.Dispose();
        }

        Directory.Delete(Folder, true);
    }

    [GeneratedRegex("(\\{id: ([a-z-]+), .*key: \")p256-spki:BASE64", RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
