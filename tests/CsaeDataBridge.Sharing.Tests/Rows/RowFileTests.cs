using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class RowFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-rows").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void Write_Parquet_IsReadBackAndSaysNothingOfItsColumns(int count)
    {
        ReleasedRows rows = Rows([.. Enumerable.Range(0, count).Select(row => (string[])[$"{row}", row % 3 == 0 ? "" : $"Zoë {row % 7}"])]);
        string path = Path.Combine(folder, "rows.parquet");
        RowParquet.Write(rows, path);
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder });
        Assert.Equal(rows.Rows.Select(row => $"{row[0]}|{row[1]}"), session.Query($"SELECT number || '|' || word FROM read_parquet({Sql.Literal(path)})", row => row.GetString(0)));
        Assert.Equal(0, CheckedFile.TellingColumns(path));
        Assert.Equal(["number", "word"], CheckedFile.ParquetColumns(path));
    }

    [Fact]
    public void TellingColumns_ParquetOfALibrary_AreFound()
    {
        string path = Path.Combine(folder, "library.parquet");
        using (DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = folder }))
        {
            session.Execute($"COPY (SELECT 1 AS number, 'word' AS word) TO {Sql.Literal(path)} (FORMAT parquet, KV_METADATA {{author: 'somebody'}})");
        }

        Assert.Equal(3, CheckedFile.TellingColumns(path));
    }

    [Fact]
    public void Write_CsvWithFormulas_RunsNothing()
    {
        string[] payloads = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\0=1", "＝1", "＋1", "－1", "＠1", "=cmd|' /C calc'!A0", "a,\"b\"", "plain"];
        string path = Path.Combine(folder, "rows.csv");
        RowCsv.Write(Rows([.. payloads.Select(payload => (string[])[payload, "x"])]), path);
        Assert.Equal(2 + (payloads.Length * 2) + 1, CheckedFile.Cells(path).Count());
        Assert.DoesNotContain(CheckedFile.Cells(path), SpreadsheetCell.Runs);
        File.WriteAllText(path, "number\n=1+1\n");
        Assert.Contains(CheckedFile.Cells(path), SpreadsheetCell.Runs);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ReleasedRows Rows(string[][] rows) => new() { Columns = ["number", "word"], Rows = rows, Counts = new Dictionary<string, long>(), Linked = false };
}
