using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class StagerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-stager").FullName;
    private readonly DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
    private readonly IdKey key = new(new byte[32]);

    public StagerTests() => session.AttachMemory("stage");

    public void Dispose()
    {
        session.Dispose();
        key.Dispose();
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Stage_PlainFile_NumbersCellsAndMakesIds()
    {
        StageSummary summary = Stage("Ref,Flag,Notes\nA/1,Y,CANARY\nA/2,n/k,CANARY\n a/1 ,Y ,\nA/3,,x\n");
        Assert.Equal((4, 4, 0, 0), (summary.Read, summary.Staged, summary.Duplicate, summary.Held));
        Assert.Equal(["Notes"], summary.ExtraColumns);
        Assert.Equal(3L, session.Scalar<long>("SELECT count(DISTINCT ref) FROM stage.main.\"row\""));
        Assert.Equal("y", session.Scalar<string>("SELECT normal FROM stage.main.cell_flag"));
        Assert.Equal(2L, session.Scalar<long>("SELECT count(*) FROM stage.main.\"row\" WHERE flag IS NULL"));
    }

    [Fact]
    public void Stage_SameRowTwice_CountsItAsDuplicate()
    {
        StageSummary summary = Stage("Ref,Flag,Notes\nA/1,Y,a\nA/1,Y,b\nA/1,N,c\n");
        Assert.Equal((3, 2, 1, 0), (summary.Read, summary.Staged, summary.Duplicate, summary.Held));
        Assert.Equal(3L, session.Scalar<long>("SELECT line FROM stage.main.duplicate"));
    }

    [Fact]
    public void Stage_BrokenQuote_HoldsThatRowAlone()
    {
        StageSummary summary = Stage("Ref,Flag,Notes\nA/1,Y,ok\nA/2,\"Y,broken\nA/3,Y,ok\nA/4,Y,ok\n");
        Assert.Equal((4, 3, 0, 1), (summary.Read, summary.Staged, summary.Duplicate, summary.Held));
        Assert.Equal(3L, session.Scalar<long>("SELECT line FROM stage.main.held"));
    }

    [Fact]
    public void Stage_RaggedRowAndBlankReference_AreHeldWithTheirCode()
    {
        StageSummary summary = Stage("Ref,Flag,Notes\nA/1,Y\nA/2,Y,z\n,Y,z\n");
        Assert.Equal((3, 1, 0, 2), (summary.Read, summary.Staged, summary.Duplicate, summary.Held));
        Assert.Equal(["EXT230", "EXT232"], session.Query("SELECT code FROM stage.main.held ORDER BY line", row => row.GetString(0)));
    }

    [Fact]
    public void Stage_QuotedLineBreak_IsOneRow()
    {
        StageSummary summary = Stage("Ref,Flag,Notes\nA/1,Y,\"two\nlines\"\nA/2,Y,z\n");
        Assert.Equal((2, 2, 0, 0), (summary.Read, summary.Staged, summary.Duplicate, summary.Held));
        Assert.Equal(4L, session.Scalar<long>("SELECT max(line) FROM stage.main.\"row\""));
    }

    [Fact]
    public void Stage_MissingColumn_OffersTheNearest()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Stage("Reff,Flag,Notes\nA/1,Y,z\n"));
        Assert.Equal(
            "EXT205 error  d.csv, \"ref\"\n"
            + "  Found:    no column \"Ref\"\n"
            + "  Expected: that column; the nearest here are \"Reff\", \"Flag\", \"Notes\"\n"
            + "  Fix:      add the new name to the field's 'column:', or ask the agency",
            failure.Message);
    }

    [Fact]
    public void Stage_ForbiddenColumn_IsRefused()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Stage("Ref,Flag,Notes\nA/1,Y,z\n", never: ["fl*"]));
        Assert.Equal("EXT206", failure.Issues[0].Code);
    }

    [Fact]
    public void Stage_BytesThatAreNotUtf8_StopWithoutShowingThem()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Stage([.. "Ref,Flag,Notes\nA/1,caf"u8, 0xE9, .. ",z\n"u8]));
        Assert.Equal("EXT204", failure.Issues[0].Code);
        Assert.DoesNotContain("caf", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stage_Windows1252_IsTranscoded()
    {
        StageSummary summary = Stage([.. "Ref,Flag,Notes\nA/1,CSE "u8, 0x96, .. " suspected,z\n"u8], encoding: "windows-1252");
        Assert.Equal(1, summary.Staged);
        Assert.Equal("CSE – suspected", session.Scalar<string>("SELECT text FROM stage.main.cell_flag"));
        Assert.Equal("cse - suspected", session.Scalar<string>("SELECT normal FROM stage.main.cell_flag"));
    }

    [Fact]
    public void Stage_UnclaimedColumn_NeverReachesTheDatabase()
    {
        Stage("Ref,Flag,Notes\nA/1,Y,CANARY-1\nA/2,Y,CANARY-2\n");
        foreach (string table in session.Query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'stage'", row => row.GetString(0)))
        {
            Assert.Equal(0L, session.Scalar<long>($"SELECT count(*) FROM stage.main.{Sql.Identifier(table)} t WHERE t::VARCHAR LIKE '%CANARY%'"));
        }
    }

    [Fact]
    public void Stage_ManySlices_GivesEveryRowOnce()
    {
        string text = "Ref,Flag,Notes\n" + string.Concat(Enumerable.Range(0, 10_000).Select(row => $"R{row},Y,z\n"));
        long rows = 0;
        var slices = new List<int>();
        StageSummary summary = Stage(System.Text.Encoding.UTF8.GetBytes(text), onSlice: slice =>
        {
            slices.Add(slice.Number);
            rows += session.Scalar<long>("SELECT count(*) FROM stage.main.\"row\"");
        }, rowsPerSlice: 3_000);
        Assert.Equal([0, 1, 2, 3], slices);
        Assert.Equal(10_000, rows);
        Assert.Equal(10_000, summary.Staged);
    }

    private StageSummary Stage(string text, IReadOnlyList<string>? never = null) => Stage(System.Text.Encoding.UTF8.GetBytes(text), never);

    private StageSummary Stage(byte[] bytes, IReadOnlyList<string>? never = null, string? encoding = null, Action<StagedSlice>? onSlice = null, int rowsPerSlice = 500_000)
    {
        string path = Path.Combine(folder, "d.csv");
        File.WriteAllBytes(path, bytes);
        var plan = new StagePlan(
            new SourceLayout { Format = SourceFormat.Delimited, Encoding = encoding, Blank = ["N/K", "-"] },
            [new StageField("ref", ["Ref"], StageKind.Id, true, "event|a|"), new StageField("flag", ["Flag"], StageKind.Cell, false, null)],
            true,
            never ?? [],
            false);
        return new Stager(session, key).Stage(Delivery.Open(path), plan, rowsPerSlice, onSlice ?? (_ => { }), null, CancellationToken.None);
    }
}
