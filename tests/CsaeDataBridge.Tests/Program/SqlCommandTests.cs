using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge sql</c> over the report of a deployment that was run.</summary>
public sealed class SqlCommandTests(SqlCommandTests.Deployment deployment) : IClassFixture<SqlCommandTests.Deployment>
{
    private const string Secret = "Zyxwick";
    private static readonly string[] Asked = ["--release", "R-NSP-A-2025-26", "--purpose", "P1"];

    /// <summary>A small area, run once.</summary>
    public sealed class Deployment : IDisposable
    {
        internal SmallArea Area { get; } = new();

        public Deployment() => Area.RunHere(Area.In("out"));

        public void Dispose() => Area.Dispose();
    }

    private SmallArea Area => deployment.Area;

    [Fact]
    public void Sql_Query_IsAnsweredWhileTheStoreIsHeldAndRecordedByItsHash()
    {
        string sql = $"SELECT agreement, approved FROM release; SELECT '{Secret}' AS w";
        string file = Area.In("question.sql");
        File.WriteAllText(file, sql);
        using BridgeStore held = Area.Open("out");
        Assert.Equal(
            (0, $"agreement,approved\nISA-NS-0007,false\n\nw\n{Secret}\n"),
            BridgeProcess.Run(["sql", "--file", file, "--csv", .. Asked, "--config", Area.Config]));
        JsonNode[] records = [.. BridgeProcess.Json("audit", "show", "--config", Area.Config, "--action", "query", "--last", "2", "--json").Document.AsArray().OfType<JsonNode>()];
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        Assert.Equal(
            [$"R-NSP-A-2025-26 ISA-NS-0007 5.1 P1 {hash} ", $"R-NSP-A-2025-26 ISA-NS-0007 5.1 P1 {hash} done"],
            records.Select(record => $"{record["object"]} {record["agreement"]} {record["clause"]} {record["purpose"]} {record["content"]} {record["decision"]}"));
        Assert.Equal("""{"results":2,"rows":2}""", records[1]["counts"]!.ToJsonString());
        Assert.All(Directory.GetFiles(Area.In("out", "audit")), path => Assert.DoesNotContain(Secret, File.ReadAllText(path), StringComparison.Ordinal));
        Assert.Null(Area.AuditFault("out"));
    }

    [Fact]
    public void Sql_FromItsInput_SaysWhatItDoesNotPrint()
    {
        (int exit, string output) = BridgeProcess.RunWith("SELECT count(*) > 100 AS many FROM cell; FROM range(4) r(i)", ["sql", "--rows", "1", "--csv", .. Asked, "--config", Area.Config]);
        Assert.Equal((0, "many\ntrue\n\ni\n0\n3 more rows are not printed (--rows).\n"), (exit, output));
    }

    [Fact]
    public void Sql_WhatFails_IsOneDocumentAndOnRecord()
    {
        (int exit, JsonNode document) = BridgeProcess.Json(["sql", $"SELECT 1; SELECT CAST('{Secret}' AS INTEGER)", "--json", .. Asked, "--config", Area.Config]);
        Assert.Equal((14, "STO407"), (exit, (string)document["issues"]![0]!["code"]!));
        Assert.DoesNotContain(Secret, document.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("failed of ", BridgeProcess.Run("audit", "show", "--config", Area.Config, "--action", "query", "--last", "1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_QueryWithoutEnd_IsStopped() => Assert.Equal(
        (12, """
            SHR794 error  R-NSP-A-2025-26
              Found:    queries that were not done after 2 seconds
              Expected: queries that end in time
              Fix:      ask for less, or for more time with --timeout

            """),
        BridgeProcess.Run(["sql", "SELECT sum(i % 7) FROM range(1000000000000) r(i)", "--timeout", "2", .. Asked, "--config", Area.Config]));

    [Fact]
    public void Sql_ProcessThatIsLost_LosesNothingElse()
    {
        (int exit, string output) = BridgeProcess.Run(["sql", "SELECT repeat('x', 600000000) AS w", .. Asked, "--config", Area.Config]);
        Assert.Equal(12, exit);
        Assert.StartsWith("SHR795 error  R-NSP-A-2025-26\n", output, StringComparison.Ordinal);
        Assert.Null(Area.AuditFault("out"));
    }

    [Theory]
    [InlineData("R-NSP-A-2025-26", "P3", "AGR631", "what the agreements refuse by D6 Purpose")]
    [InlineData("R-NSP-A-2025-26", "curiosity", "AGR610", "no purpose of this id")]
    [InlineData("store", "P1", "SHR793", "no release of this name")]
    [InlineData("../R-NSP-A-2025-26", "P1", "SHR793", "no release of this name")]
    public void Sql_WhatNoClausePermits_IsRefused(string release, string purpose, string code, string found)
    {
        (int exit, JsonNode document) = BridgeProcess.Json("sql", "FROM cell", "--release", release, "--purpose", purpose, "--config", Area.Config, "--json");
        Assert.Equal((12, code, found), (exit, (string)document["issues"]![0]!["code"]!, (string)document["issues"]![0]!["found"]!));
    }

    [Theory]
    [InlineData("Option '--purpose' is required.", "--rows", "1")]
    [InlineData("Name either --csv or --json.", "--purpose", "P1", "--csv")]
    [InlineData("Name either a query or --file.", "--purpose", "P1", "--file", "question.sql")]
    [InlineData("--rows takes a whole number of 1 or more, --timeout one from 1 to 3600.", "--purpose", "P1", "--timeout", "0")]
    public void Sql_CommandLineThatMeansNothing_IsAUsageError(string found, params string[] options)
    {
        (int exit, JsonNode document) = BridgeProcess.Json(["sql", "FROM cell", "--release", "R-NSP-A-2025-26", "--config", Area.Config, "--json", .. options]);
        Assert.Equal((2, found), (exit, (string)document["issues"]!.AsArray().Single()!["found"]!));
    }

    [Fact]
    public void Help_OfSql_ReadsWell() => Snapshot.Matches(BridgeProcess.Run("sql", "--help").Output);
}
