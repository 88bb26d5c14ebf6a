using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class QuarantineTests
{
    private const string Canary = "CANARY-Quenby-Featherstone";

    private static readonly TestDelivery Delivery = new()
    {
        Events = [new("a")],
        Persons = [new("p1", Nhs: "9434765919", Upn: "CANARYUPN", Family: Canary)],
        Held =
        [
            new QuarantinedRow(7, HeldKind.Value, "MAP331", "cse_flag", "a word that the lexicon does not know", Encoding.UTF8.GetBytes($"{{\"name\":\"{Canary}\"}}")),
            new QuarantinedRow(9, HeldKind.Reader, "EXT210", null, "a row with a broken quote", Encoding.UTF8.GetBytes(Canary)),
        ],
    };

    [Fact]
    public void Merge_HeldRows_AreListedWithoutTheirText()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        LoadEntry load = Delivery.MergeInto(store).Load;

        Assert.Equal(
            [
                new QuarantineEntry(1, 7, HeldKind.Value, "MAP331", "cse_flag", "a word that the lexicon does not know"),
                new QuarantineEntry(1, 9, HeldKind.Reader, "EXT210", null, "a row with a broken quote"),
            ],
            store.Quarantine());
        Assert.Equal(new RowCounts(3, 1, 0, 0, 2), load.Rows);
    }

    [Fact]
    public void OpenQuarantine_WithTheKey_GivesTheRows()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Delivery.MergeInto(store);

        Assert.Equal(
            [$"1 7 {{\"name\":\"{Canary}\"}}", $"1 9 {Canary}"],
            store.OpenQuarantine().Select(held => $"{held.LoadId} {held.Line} {Encoding.UTF8.GetString(held.Row)}"));
    }

    [Fact]
    public void Decrypt_AnotherKeyPlaceOrByte_Fails()
    {
        using var cipher = new QuarantineCipher(new byte[32]);
        using var other = new QuarantineCipher(Enumerable.Repeat((byte)1, 32).ToArray());
        byte[] body = cipher.Encrypt(4, 212, Encoding.UTF8.GetBytes(Canary));
        byte[] changed = [.. body];
        changed[20] ^= 1;

        Assert.Equal(Canary, Encoding.UTF8.GetString(cipher.Decrypt(4, 212, body)));
        foreach (Func<byte[]> wrong in new Func<byte[]>[]
        {
            () => other.Decrypt(4, 212, body), () => cipher.Decrypt(5, 212, body), () => cipher.Decrypt(4, 213, body),
            () => cipher.Decrypt(4, 212, changed), () => cipher.Decrypt(4, 212, body.AsSpan(0, 20)),
        })
        {
            Assert.Equal(StoreCodes.QuarantineUnreadable, Assert.Throws<BridgeException>(wrong).Issues[0].Code);
        }

        Assert.Equal(
            """
            STO450 error  line 212
              Found:    a quarantined row of load 4 that the key does not open
              Expected: the row as it was encrypted, and the key file that the store was made with
              Fix:      restore the key file or the store from the last backup
            """,
            Assert.Throws<BridgeException>(() => other.Decrypt(4, 212, body)).Message);
    }

    [Fact]
    public void Store_Identifiers_AreInTheVaultAlone()
    {
        using var folder = new TestFolder();
        using (BridgeStore store = folder.Open())
        {
            Delivery.MergeInto(store);
            Linkage.ExactLinkage.Run(store, CancellationToken.None);
        }

        foreach (string file in Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories))
        {
            string text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            bool isVault = file == folder.Options.VaultPath;
            Assert.All([Canary, "Featherstone", "9434765919", "CANARYUPN"], word => Assert.True(isVault == text.Contains(word, StringComparison.Ordinal), $"{word} in {file}: {!isVault}"));
        }
    }
}
