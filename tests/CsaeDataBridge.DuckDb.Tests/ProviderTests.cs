using DuckDB.NET.Data;

namespace CsaeDataBridge.Tests;

public sealed class ProviderTests
{
    [Fact]
    public void Connection_InMemory_Answers()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 42";
        Assert.Equal(42, command.ExecuteScalar());
    }
}
