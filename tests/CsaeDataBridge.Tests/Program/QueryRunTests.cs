using System.Text;
using Npgsql;

namespace CsaeDataBridge.Tests;

/// <summary>A feed that is a query of a real PostgreSQL database ends in the same report as the same rows in a file.</summary>
public sealed class QueryRunTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [PostgresFact]
    public void Run_RowsOfADatabase_EndLikeTheSameRowsInAFile()
    {
        string file = area.In("in", SmallArea.Police);
        File.WriteAllText(file, File.ReadAllText(file, Encoding.Latin1));
        SmallArea.Change(area.Mapping, "encoding: windows-1252", "encoding: utf-8");
        area.Approve();
        Assert.Equal(0, area.Run("csv").Exit);
        Directory.CreateDirectory(area.In("query", "keys"));
        File.Copy(area.In("csv", "keys", "bridge.key"), area.In("query", "keys", "bridge.key"));

        Load(file);
        File.WriteAllText(area.In("crime.sql"), "SELECT * FROM crime");
        File.WriteAllText(area.In("crime-as-of.sql"), "SELECT date '2026-03-31'");
        SmallArea.Change(area.Config, "inbox: \"in/NSP_CRIME_*\"", $"query: {{ host: localhost, port: {server.Port}, database: postgres, user: {PostgresServer.User}, password_file: \"{server.PasswordFile}\", ca_file: \"{server.AuthorityFile}\", sql: crime.sql, as_of: crime-as-of.sql }}");
        (int exit, string output) = area.Run("query");
        Assert.True(exit == 0, output);
        Assert.Contains("northshire-police/crime  1 loaded   79       79 ", output, StringComparison.Ordinal);
        Assert.Contains("northshire-police/crime crime_2026-03-31.csv Loaded", area.State("query").Loads, StringComparison.Ordinal);
        Assert.Equal(area.State("csv").Rows, area.State("query").Rows);
        Assert.Equal(area.Report("csv"), area.Report("query"));

        Assert.Contains("northshire-police/crime  1 nothing new", area.Run("query").Output, StringComparison.Ordinal);
        Execute("UPDATE crime SET \"CSE Flag\" = 'N'");
        Assert.Contains("northshire-police/crime  1 loaded ", area.Run("query").Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Run_FeedThatTheAgreementRefuses_NeverConnects()
    {
        File.WriteAllText(area.In("crime.sql"), "SELECT * FROM crime");
        SmallArea.Change(area.Mapping, "encoding: windows-1252", "encoding: utf-8");
        area.Approve();
        SmallArea.Change(area.Config, "clock: 2026-04-20", "clock: 2036-04-20");
        SmallArea.Change(area.Config, "inbox: \"in/NSP_CRIME_*\"", "query: { host: localhost, port: 1, database: postgres, user: nobody, sql: crime.sql }");
        string output = area.Run("out").Output;
        Assert.Contains("northshire-police/crime  crime_2036-04-20.csv  refused", output, StringComparison.Ordinal);
        Assert.DoesNotContain("EXT251", output, StringComparison.Ordinal);
    }

    private void Load(string file)
    {
        string header = File.ReadLines(file).First();
        Execute($"CREATE TABLE crime ({string.Join(", ", header.Split(',').Select(column => $"\"{column.Trim('"')}\" text"))})");
        using var connection = new NpgsqlConnection(server.ConnectionText);
        connection.Open();
        using TextWriter rows = connection.BeginTextImport("COPY crime FROM STDIN (FORMAT csv, HEADER)");
        rows.Write(File.ReadAllText(file));
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(server.ConnectionText);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
