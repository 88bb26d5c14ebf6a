using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

public sealed class CommonSchemaTests
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    [Fact]
    public void Load_Schema_HasTheTablesOfTheDesign() =>
        Assert.Equal(
            ["agency", "area", "population", "rule", "series_break", "person", "renumbering", "person_link", "event", "event_person", "concern", "factor", "suspect", "outcome", "wait", "review", "load", "change", "restated", "quarantine", "audit_point", "stamp", "kept_row", "quarantine_action", "decision", "check_result", "load_acceptance", "review_decision"],
            Schema.Tables.Select(table => table.Name));

    [Fact]
    public void Load_CodedColumns_AlsoTakeUnknownAndNotRecorded() =>
        Assert.All(
            Schema.Tables.SelectMany(table => table.Columns).Where(column => column.CodeList is not null),
            column => Assert.True(column.HasCode(CommonSchema.Unknown) && column.HasCode(CommonSchema.NotRecorded), column.Name));

    [Fact]
    public void Load_Store_HasNoDirectIdentifierAndNoFreeText() =>
        Assert.All(Schema.Tables.SelectMany(table => table.Columns), column =>
        {
            Assert.NotEqual(Sensitivity.Direct, column.Sensitivity);
            Assert.True(!column.Type.StartsWith("VARCHAR", StringComparison.Ordinal) || column.CodeList is not null || column.Form is not null || column.Authored, column.Name);
        });

    [Fact]
    public void Translate_WordsOfTheLexicon_GivesTheSchemasCodes()
    {
        Assert.Equal("displayed", Schema.Translate("role", "alleged_perpetrator"));
        Assert.Equal("intrafamilial", Schema.Translate("setting", "intra_familial"));
        Assert.Equal("online", Schema.Translate("setting", "online"));
    }

    [Fact]
    public void Create_Schema_IsTheSnapshot() => Snapshot.Matches(Ddl.Create(Schema), "sql");

    [Fact]
    public void CreateVault_Schema_IsTheSnapshot() => Snapshot.Matches(Ddl.CreateVault(Schema), "sql");

    [Fact]
    public void Write_SchemaPage_IsTheOneOfTheRepository() => Snapshot.Committed("docs/schema.md", SchemaPage.Write(Schema));

    [Fact]
    public void Create_InDuckDb_CommentsEveryTableViewAndColumn()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute(Ddl.Create(Schema));
        session.Execute(Ddl.CreateVault(Schema));
        Assert.Empty(session.Query("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL", row => row.GetString(0)));
        Assert.Empty(session.Query("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL", row => row.GetString(0)));
        Assert.Empty(session.Query(
            "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL", row => row.GetString(0)));
    }

    [Fact]
    public void CreateMapped_Catalog_TakesWhatAMappingWrites()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.AttachMemory("mapped");
        session.Execute(Ddl.CreateMapped(Schema, "mapped"));
        Assert.Equal(
            ["concern", "event", "event_person", "factor", "outcome", "person", "renumbering", "review", "suspect", "vault_person", "wait"],
            session.Query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'mapped' ORDER BY ALL", row => row.GetString(0)));
    }

    [Fact]
    public void CreateMapped_TextThatIsNoCode_CannotBeStored()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.AttachMemory("mapped");
        session.Execute(Ddl.CreateMapped(Schema, "mapped"));
        session.Execute("INSERT INTO mapped.main.factor BY NAME SELECT uuid() AS event_id, text AS factor FROM (VALUES ('missing')) AS t(text)");
        var failure = Assert.Throws<CsaeDataBridge.Issues.BridgeException>(() => session.Execute(
            "INSERT INTO mapped.main.factor BY NAME SELECT uuid() AS event_id, text AS factor FROM (VALUES ('canary')) AS t(text)"));
        Assert.Equal(DuckDbCodes.Conversion, failure.Issues[0].Code);
        Assert.DoesNotContain("canary", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_CodedColumns_AreText()
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.Execute(Ddl.Create(Schema));
        Assert.Empty(session.Query(
            "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE table_name LIKE '%_now' AND data_type LIKE 'ENUM%'", row => row.GetString(0)));
    }
}
