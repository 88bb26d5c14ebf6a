using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

public sealed class ReleaseMakerTests : IDisposable
{
    private static readonly ReleaseRequest Request = new("Northshire", "2025-26", new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31), [("E06000991", "Eastmoor")], true, [], []);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-sharing").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Make_PermittedRelease_HasItsProductsAndClauses()
    {
        using BridgeStore store = Open(synthetic: true);
        Release release = ReleaseMaker.Make(Decision("R-NSP-A"), store, Request, TimeProvider.System, CancellationToken.None);
        Assert.Equal(MeasureDefinition.Ids, release.Measures.Select(measure => measure.Id));
        Assert.False(release.Approved);
        Assert.NotEmpty(release.Clauses);
    }

    [Fact]
    public void Make_RefusedDecision_IsTheRefusal()
    {
        using BridgeStore store = Open(synthetic: true);
        BridgeException failure = Assert.Throws<BridgeException>(() => ReleaseMaker.Make(Decision("R-NONE"), store, Request, TimeProvider.System, CancellationToken.None));
        Assert.Equal("AGR610", Assert.Single(failure.Issues).Code);
    }

    [Theory]
    [InlineData("R-VRP-Q", "SHR702")]
    [InlineData("R-ICB-P", "SHR703")]
    public void Make_WhatIsNotMadeHere_IsRefused(string release, string code)
    {
        using BridgeStore store = Open(synthetic: true);
        using var example = new ExampleAgreement();
        AgreementBundle bundle = example.Load();
        BridgeException failure = Assert.Throws<BridgeException>(() => ReleaseMaker.Make(bundle.DecideRelease(release, new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero)), store, Request, TimeProvider.System, CancellationToken.None));
        Assert.Equal(code, Assert.Single(failure.Issues).Code);
    }

    [Fact]
    public void Write_Release_OpensReadOnlyWithProtectedCellsOnly()
    {
        using BridgeStore store = Open(synthetic: true);
        Release release = ReleaseMaker.Make(Decision("R-NSP-A"), store, Request, TimeProvider.System, CancellationToken.None);
        string path = Path.Combine(folder, "out", "release.duckdb");
        ReleaseFile.Write(release, path);
        ReleaseFile.Write(release, path);
        Assert.Equal([path], Directory.GetFiles(Path.Combine(folder, "out")));
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        Assert.Equal(["cell", "measure", "release", "series_break"], session.Query("SELECT table_name FROM duckdb_tables() WHERE comment IS NOT NULL ORDER BY 1", row => row.GetString(0)));
        Assert.Equal(release.Measures.Sum(measure => measure.Tables.Sum(table => table.Rows.Sum(row => row.Cells.Count))), session.Scalar<long>("SELECT count(*) FROM cell"));
        Assert.Equal(0, session.Scalar<long>("SELECT count(*) FROM cell WHERE (value IS NOT NULL) <> (state = 'shown')"));
        Assert.Equal(14, session.Scalar<long>("SELECT count(*) FROM measure"));
        Assert.Empty(session.Query("SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND database_name <> 'memory' AND comment IS NULL", row => row.GetString(0)));
    }

    [Fact]
    public void Write_FolderThatIsAFile_IsSaidByCode()
    {
        using BridgeStore store = Open(synthetic: true);
        Release release = ReleaseMaker.Make(Decision("R-NSP-A"), store, Request, TimeProvider.System, CancellationToken.None);
        File.WriteAllText(Path.Combine(folder, "out"), "");
        BridgeException failure = Assert.Throws<BridgeException>(() => ReleaseFile.Write(release, Path.Combine(folder, "out", "release.duckdb")));
        Assert.Equal(
            "SHR705 error  release.duckdb\n"
            + "  Found:    a file or folder that cannot be written\n"
            + "  Expected: a folder that this program may write to, with the file closed in other programs\n"
            + "  Fix:      close the file, or choose another folder",
            Assert.Single(failure.Issues).ToString());
    }

    [Fact]
    public void Concerns_StoreOfRealData_IsRefused()
    {
        using BridgeStore store = Open(synthetic: false);
        BridgeException failure = Assert.Throws<BridgeException>(() => SyntheticContent.Concerns(store));
        Assert.Equal(
            "SHR704 error\n"
            + "  Found:    a store of real data\n"
            + "  Expected: a store that was made with 'synthetic: true'\n"
            + "  Fix:      use a release that the agreement permits",
            Assert.Single(failure.Issues).ToString());
        Assert.Throws<BridgeException>(() => SyntheticContent.Figures(store, Decision("R-NSP-A"), Request));
    }

    [Fact]
    public void Figures_SyntheticStore_HasEveryCountedColumn()
    {
        using BridgeStore store = Open(synthetic: true);
        Assert.Empty(SyntheticContent.Concerns(store));
        IReadOnlyList<MeasureFigure> figures = SyntheticContent.Figures(store, Decision("R-NSP-A"), Request);
        Assert.Contains(new MeasureFigure("M01", "all", "all", "children", 0), figures);
        Assert.Contains(new MeasureFigure("M36", "all", "all", "records", 0), figures);
        Assert.DoesNotContain(figures, figure => figure.Column == "population");
    }

    private static ReleaseDecision Decision(string release) =>
        AgreementBundle.Load(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "agreements"), TestSignatures.Northshire).DecideRelease(release, new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.Zero));

    private BridgeStore Open(bool synthetic) => BridgeStore.Open(new StoreOptions
    {
        StorePath = Path.Combine(folder, "store.duckdb"),
        VaultPath = Path.Combine(folder, "vault", "vault.duckdb"),
        KeyFile = Path.Combine(folder, "keys", "bridge.key"),
        Synthetic = synthetic,
        Time = TimeProvider.System,
    });
}
