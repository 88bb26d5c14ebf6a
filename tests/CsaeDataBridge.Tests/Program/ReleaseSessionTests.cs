using CsaeDataBridge.Analysts;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Tests;

/// <summary>What SQL can reach from a release: the release, and nothing else.</summary>
public sealed class ReleaseSessionTests : IDisposable
{
    // Stands in files and cells; no fault may repeat it.
    private const string Secret = "Zyxwick";
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-session").FullName;

    public ReleaseSessionTests()
    {
        using DuckDbSession release = DuckDbSession.OpenFile(Path.Combine(folder, "release.duckdb"), readOnly: false, new DuckDbOptions());
        release.Execute($"CREATE TABLE cell AS SELECT * FROM (VALUES ('M01', 15::DOUBLE, DATE '2026-03-31'), ('M02', NULL, NULL), ('=1+1', -2.5, NULL)) v(measure, value, known_on); COMMENT ON COLUMN cell.measure IS 'Number of the measure.'");
        File.WriteAllText(Path.Combine(folder, "store.csv"), $"name\n{Secret}\n");
        File.WriteAllText(Path.Combine(folder, "rows.csv"), "age_band,sex\n13-15,female\n16-17,unknown\n");
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('<folder>/store.csv')", "STO404")]
    [InlineData("SELECT * FROM '<folder>/store.csv'", "STO404")]
    [InlineData("SELECT * FROM read_text('<folder>/store.csv')", "STO404")]
    [InlineData("SELECT * FROM read_blob('<folder>/release.duckdb')", "STO404")]
    [InlineData("SELECT * FROM glob('<folder>/*')", "STO404")]
    [InlineData("SELECT * FROM sniff_csv('<folder>/store.csv')", "STO404")]
    [InlineData("SELECT * FROM read_parquet('https://example.org/x.parquet')", "STO404")]
    [InlineData("SELECT getenv('HOME')", "STO405")]
    [InlineData(".read <folder>/store.csv", "STO405")]
    [InlineData("SELECT * FROM query('COPY cell TO ''<folder>/out.csv''')", "STO405")]
    [InlineData("COPY cell TO '<folder>/out.csv'", "STO416")]
    [InlineData("ATTACH '<folder>/release.duckdb'", "STO416")]
    [InlineData("INSTALL httpfs", "STO416")]
    [InlineData("SET enable_external_access = true", "STO416")]
    [InlineData("RESET lock_configuration", "STO416")]
    [InlineData("CALL enable_logging()", "STO416")]
    [InlineData("CREATE SECRET s (TYPE s3)", "STO416")]
    [InlineData("EXPORT DATABASE '<folder>/out'", "STO416")]
    [InlineData("UPDATE cell SET value = 0", "STO416")]
    [InlineData("SELECT CAST('Zyxwick' AS INTEGER)", "STO407")]
    [InlineData("SELECT error('Zyxwick')", "STO414")]
    public void Answer_WhatTheReleaseIsNot_IsRefused(string sql, string code)
    {
        string[] before = Directory.GetFileSystemEntries(folder);
        (QueryAnswer answer, string output) = Ask(sql.Replace("<folder>", folder, StringComparison.Ordinal));
        Assert.Equal((code, ""), (answer.Fault?.Code, output));
        Assert.DoesNotContain(Secret, answer.Fault!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(folder, answer.Fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Answer_UnknownColumn_SaysWhereAndWhatToDo() => Assert.Equal(
        """
        STO405 error
          Found:    SELECT cannot be run at its line 1, column 8: no column nope
          Expected: queries over the tables and columns that bridge sql lists when it is given no query
          Fix:      correct the query
        """,
        Ask("SELECT nope FROM cell").Answer.Fault!.ToString());

    [Fact]
    public void Answer_TableForPeople_CountsWhatItDoesNotPrint()
    {
        (QueryAnswer answer, string output) = Ask("FROM cell; SELECT 'a\u001b[2J' AS w", mostRows: 2);
        Assert.Equal(
            """
            measure  value  known_on
            M01         15  2026-03-31
            M02       NULL  NULL
            (2 of 3 rows; --rows prints more, --csv and --json all)

            w
            a·[2J
            (1 row)

            """,
            output);
        Assert.Equal(new QueryAnswer(2, 3, 1, null), answer);
    }

    [Fact]
    public void Answer_Csv_RunsNothingInASpreadsheet()
    {
        (QueryAnswer answer, string output) = Ask("FROM cell; SELECT 'a,\"b\"' AS \"=c\"", QueryFormat.Csv);
        Assert.Equal("measure,value,known_on\nM01,15,2026-03-31\nM02,,\n'=1+1,-2.5,\n\n'=c\n\"a,\"\"b\"\"\"\n", output);
        Assert.Equal(new QueryAnswer(2, 4, 0, null), answer);
    }

    [Fact]
    public void Answer_Json_KeepsTypes() => Assert.Equal(
        """{"release":"R-1","results":[{"columns":[{"name":"n","type":"BIGINT"},{"name":"h","type":"HUGEINT"},{"name":"d","type":"DECIMAL"},{"name":"t","type":"TIMESTAMP"},{"name":"s","type":"STRUCT"},{"name":"l","type":"LIST"},{"name":"b","type":"BOOLEAN"},{"name":"x","type":"DOUBLE"},{"name":"z","type":"INTEGER"}],"rows":[[3,3,1.50,"2026-01-02T03:04:05",{"k":"v","n":null},[1,2],true,"NaN",null]],"printed":1,"total":1}],"exitCode":0}""",
        System.Text.Json.Nodes.JsonNode.Parse(Ask("SELECT count(*) AS n, sum(i) AS h, 1.50::DECIMAL(4,2) AS d, TIMESTAMP '2026-01-02 03:04:05' AS t, {'k': 'v', 'n': NULL} AS s, [1, 2] AS l, true AS b, 'nan'::DOUBLE AS x, NULL AS z FROM range(3) r(i)", QueryFormat.Json).Output)!.ToJsonString(), ignoreCase: true);

    [Theory]
    [InlineData("INTERVAL 3 MONTH")]
    [InlineData("DATE 'infinity'")]
    [InlineData("[1, NULL]")]
    [InlineData("TIMETZ '01:02:03+01'")]
    public void Answer_ValueThatHasNoOneText_IsNotPrintedAsAnother(string value)
    {
        Assert.Equal("STO407", Ask($"SELECT {value} AS v").Answer.Fault?.Code);
        Assert.Null(Ask($"SELECT CAST({value} AS VARCHAR) AS v").Answer.Fault);
    }

    [Fact]
    public void Answer_WithoutAQuery_ListsTablesAndColumnsWithTheirMeaning()
    {
        var file = new ReleasedFile(Path.Combine(folder, "rows.csv"), new Dictionary<string, string> { ["age_band"] = "age_band_soa2003 of F-1.born (clause 4.40.b)", ["sex"] = "as it came in (clause 4.1.k)" });
        Assert.Equal(
            """
            table  rows  meaning
            rows      2  One person at one event; what is not known is unknown.
            (1 row)

            table  column    type     meaning
            rows   age_band  VARCHAR  age_band_soa2003 of F-1.born (clause 4.40.b)
            rows   sex       VARCHAR  as it came in (clause 4.1.k)
            (2 rows)

            """,
            Ask(" \n", file: file).Output);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (QueryAnswer Answer, string Output) Ask(string sql, QueryFormat format = QueryFormat.Table, int? mostRows = null, ReleasedFile? file = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        file ??= new ReleasedFile(Path.Combine(folder, "release.duckdb"), new Dictionary<string, string>());
        return (ReleaseSession.Answer(new QueryRequest("R-1", file, sql, format, mostRows), output), output.ToString());
    }
}
