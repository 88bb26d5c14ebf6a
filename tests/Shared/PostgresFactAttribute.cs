namespace CsaeDataBridge.Tests;

/// <summary>A test against a PostgreSQL server of its own; it skips, and says so, where the server is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Programs.Missing("postgresql", "initdb", "postgres");
}
