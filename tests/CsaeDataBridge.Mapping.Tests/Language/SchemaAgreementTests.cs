using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>What a mapping may write is what the schema's files say, and nothing beside them.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    // What the program writes by itself: keys, who sent it, and what is derived.
    private static readonly string[] OwnOfEvent = ["event_id", "agency_id", "feed", "content_hash"];
    private static readonly string[] OwnOfPerson = ["person_id", "source", "load_id", "late", "unlinked_by_source", "content_hash", "birth_year_month"];

    [Fact]
    public void Check_UnknownColumnOfEvent_OffersTheColumnsOfTheSchema() => Assert.Equal(
        ["ref", .. Schema["event"].Columns.Select(column => column.Name).Except(OwnOfEvent)],
        Offered("received_on: seen", "no_such_column: seen"));

    [Fact]
    public void Check_UnknownColumnOfPerson_OffersTheColumnsOfSchemaAndVault() => Assert.Equal(
        [.. Schema["person"].Columns.Concat(Schema.Vault("person").Columns).Select(column => column.Name).Except(OwnOfPerson).Distinct(), "ref", "previous_ref", "age_on", "age_at_event", "role_in_event"],
        Offered("previous_ref: was", "no_such_column: was"));

    [Fact]
    public void Map_Delivery_HasEveryColumnThatTheStoreTakes()
    {
        using var folder = new DisposableFolder();
        string file = Path.Combine(folder.Path, "flags_2025-06-01.csv");
        File.WriteAllText(file, "Ref,Child,Was,Seen\nE1,N1,,01/04/2025\n");
        using var rehearsal = new Rehearsal(Fixtures.Compiler.Compile(Fixtures.Read(Text), null), Delivery.Open(file), new DateOnly(2025, 6, 1));
        rehearsal.Map(() => { }, CancellationToken.None);
        foreach (SchemaTable table in Schema.MappedTables.Append(Schema.Renumbering))
        {
            IReadOnlyList<string> written = rehearsal.Session.Query(
                "SELECT column_name FROM duckdb_columns() WHERE database_name = 'mapped' AND table_name = $1", row => row.GetString(0), table.Name);
            Assert.Empty(written.Except(table.Columns.Select(column => column.Name).Append("source_line")));
            Assert.Empty(table.Columns.Where(column => column.Required).Select(column => column.Name).Except(written));
        }
    }

    private static string Text => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Renumbering", "column.yaml"));

    private static string[] Offered(string text, string other)
    {
        Issue unknown = Fixtures.Compiler.Check(Fixtures.Read(Text.Replace(text, other, StringComparison.Ordinal)), null).Single(issue => issue.Code == MappingCodes.UnknownColumn);
        return unknown.Expected["one of ".Length..].Split(", ");
    }

    private sealed class DisposableFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("bridge-schema").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
