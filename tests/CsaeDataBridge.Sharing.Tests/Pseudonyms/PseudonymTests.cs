using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing.Tests;

public sealed class PseudonymTests : IDisposable
{
    private static readonly PseudonymScope Scope = new("ISA-NS-0007", "ns-icb", "P1", "R-ICB-P", "2026");

    private readonly string folder = Directory.CreateTempSubdirectory("pseudonyms").FullName;

    private string Master => Path.Combine(folder, "pseudonym.key");

    [Fact]
    public void Of_SamePersonInOneScope_IsAlwaysTheSameAndHasTheForm()
    {
        PseudonymMaster.Create(Master);
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        string first = Make(Scope).Of("person", id);
        Assert.Equal(first, Make(Scope).Of("person", id));
        Assert.Matches("^[a-z2-7]{26}$", first);
        Assert.NotEqual(first, Make(Scope).Of("event", id));
    }

    [Fact]
    public void Of_KnownKey_IsWhatRfc2104And5869And4648Give()
    {
        File.WriteAllBytes(Master, [.. Enumerable.Range(0, 32).Select(value => (byte)value)]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Master, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        byte[] key = System.Security.Cryptography.HKDF.DeriveKey(System.Security.Cryptography.HashAlgorithmName.SHA256, File.ReadAllBytes(Master), 32, [], "11:ISA-NS-0007|6:ns-icb|2:P1|7:R-ICB-P|4:2026"u8.ToArray());
        byte[] digest = System.Security.Cryptography.HMACSHA256.HashData(key, "bridge1|person|0f8fad5b-d9cb-469f-a165-70867728950e"u8);
        string bits = string.Concat(digest.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        string expected = string.Concat(Enumerable.Range(0, 26).Select(letter => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(letter * 5, 5), 2)]));
        Assert.Equal(expected, Make(Scope).Of("person", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")));
    }

    /// <summary>1,000,000 identities in six scopes that differ in one part each: no two pseudonyms are alike, within a scope or across.</summary>
    [Fact]
    public void Of_MillionIdentitiesInSixScopes_AreAllDistinct()
    {
        PseudonymMaster.Create(Master);
        PseudonymScope[] scopes =
        [
            Scope,
            Scope with { Agreement = "ISA-NS-0008" },
            Scope with { Recipient = "ns-sarc" },
            Scope with { Purpose = "P2" },
            Scope with { Series = "R-ICB-Q" },
            Scope with { Epoch = "2027" },
        ];
        const int People = 1_000_000;
        var seen = new UInt128[scopes.Length * People];
        Parallel.For(0, scopes.Length, scope =>
        {
            using Pseudonyms pseudonyms = Make(scopes[scope]);
            Span<byte> id = stackalloc byte[16];
            for (int person = 0; person < People; person++)
            {
                BitConverter.TryWriteBytes(id, person);
                seen[(scope * People) + person] = Packed(pseudonyms.Of("person", new Guid(id)));
            }
        });
        Array.Sort(seen);
        int twice = 0;
        for (int place = 1; place < seen.Length; place++)
        {
            twice += seen[place] == seen[place - 1] ? 1 : 0;
        }

        Assert.Equal(0, twice);
    }

    [Fact]
    public void For_ScopesWhosePartsRunTogetherAlike_AreDifferent()
    {
        PseudonymMaster.Create(Master);
        var id = Guid.NewGuid();
        Assert.NotEqual(
            Make(Scope with { Recipient = "a|1:b", Purpose = "c" }).Of("person", id),
            Make(Scope with { Recipient = "a", Purpose = "b|1:c" }).Of("person", id));
    }

    [Fact]
    public void Open_MissingKey_GivesNothing() => Assert.Equal(
        $"""
        SHR760 error  {Master}
          Found:    no pseudonym key
          Expected: a pseudonym key of 32 bytes that only its owner may read
          Fix:      restore it from its copy; without it nothing pseudonymised is released
        """,
        Assert.Throws<BridgeException>(() => PseudonymMaster.Open(Master)).Issues.Single().ToString());

    [Fact]
    public void Create_KeyThatIsThere_IsNeverReplaced()
    {
        PseudonymMaster.Create(Master);
        byte[] before = File.ReadAllBytes(Master);
        Assert.Throws<BridgeException>(() => PseudonymMaster.Create(Master));
        Assert.Equal(before, File.ReadAllBytes(Master));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Pseudonyms Make(PseudonymScope scope)
    {
        using PseudonymMaster master = PseudonymMaster.Open(Master);
        return master.For(scope);
    }

    // The first 25 letters, 125 bits.
    private static UInt128 Packed(string pseudonym)
    {
        UInt128 packed = 0;
        foreach (char letter in pseudonym.AsSpan(0, 25))
        {
            packed = (packed << 5) | (UInt128)(uint)(letter >= 'a' ? letter - 'a' : letter - '2' + 26);
        }

        return packed;
    }
}
