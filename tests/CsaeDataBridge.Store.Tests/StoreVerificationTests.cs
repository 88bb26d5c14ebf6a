namespace CsaeDataBridge.Store.Tests;

public sealed class StoreVerificationTests : IDisposable
{
    private readonly TestFolder folder = new();

    public StoreVerificationTests() => KillHost.Run(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Verify_SoundStore_HoldsEveryCheck()
    {
        StoreCheck check = Verify();
        Assert.True(check.IsSound, string.Join('\n', check.Issues));
        Assert.Equal(1, check.QuarantineOpened);
        Assert.Contains(check.Findings, finding => finding is { Table: "concern", Rows: > 0, Check: "a row belongs to a version of its event" });
    }

    [Theory]
    [InlineData("UPDATE csae.load SET load_id = 7 WHERE load_id = 2", "load", "loads and changes are numbered from 1 without a gap")]
    [InlineData("UPDATE csae.load SET committed_at = TIMESTAMP '2020-01-01' WHERE load_id = 2", "load", "each load was committed after the one before")]
    [InlineData("UPDATE csae.load SET rows_held = 5 WHERE load_id = 3", "load", "rows read are mapped, duplicate, excluded or held")]
    [InlineData("UPDATE csae.quarantine SET load_id = 9", "quarantine", "held rows belong to a load of the ledger")]
    [InlineData("UPDATE csae.quarantine SET line = 10", "quarantine", "the key opens every held row")]
    [InlineData("INSERT INTO csae.kept_row SELECT load_id, line, body FROM csae.quarantine; UPDATE csae.kept_row SET line = 10", "kept_row", "the key opens every row that is kept with a held one")]
    [InlineData("UPDATE csae.person_link SET person_id = uuid()", "person_link", "linked persons are known")]
    [InlineData("UPDATE csae.event SET load_from = 9 WHERE load_from = 2", "event", "a version begins with a load of the ledger")]
    [InlineData("UPDATE csae.event SET load_to = 0 WHERE load_to = 3", "event", "a version ends with a load of the ledger that is no earlier, or is current")]
    [InlineData("UPDATE csae.event SET load_to = 2147483647", "event", "one row is current for each key")]
    [InlineData("DELETE FROM csae.event WHERE load_from = 2", "concern", "a row belongs to a version of its event")]
    public void Verify_WhatCannotBe_IsFound(string change, string table, string check)
    {
        // Without the mark, which would refuse some of these before.
        StoreRecovery.Accept(folder.Options);
        EarlierStore.Execute(folder.Options.StorePath, change);

        Assert.Contains(Verify().Findings, finding => finding.Table == table && finding.Check == check && finding.Wrong > 0);
    }

    [Fact]
    public void Verify_IdentifiersOfNoLoad_AreFound()
    {
        EarlierStore.Execute(folder.Options.VaultPath, "UPDATE person SET load_id = 9");
        var files = new StoreFiles(folder.Options);
        StoreCheck check = new StoreVerification(files.Store, files.Vault, files.SessionOptions).Run(folder.Root, null, null, CancellationToken.None);
        Assert.Equal($"""
            STO476 error  {folder.Root}, "vault.person"
              Found:    4 of 4 rows for which this does not hold: identifiers belong to a load of the ledger
              Expected: no such row
              Fix:      do not load into this store; run bridge store recover, and report it
            """, check.Issues.Single().ToString());
    }

    [Fact]
    public void Verify_StoreOfEverySample_ReportsEachTableBeforeItIsRead()
    {
        var seen = new List<string>();
        using BridgeStore store = folder.Open();
        store.Verify(new Seen(seen), CancellationToken.None);
        Assert.Contains("store event", seen);
        Assert.Contains("vault person", seen);
    }

    private StoreCheck Verify()
    {
        using BridgeStore store = folder.Open();
        return store.Verify(null, CancellationToken.None);
    }

    private sealed class Seen(List<string> seen) : IProgress<string>
    {
        public void Report(string value) => seen.Add(value);
    }
}
