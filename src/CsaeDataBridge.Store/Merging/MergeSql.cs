using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Writes the statements of a merge that depend on the schema's columns. Everything else of a merge is in <c>Sql/</c>.</summary>
/// <param name="schema">The common schema.</param>
/// <param name="mapped">The columns that the mapping wrote.</param>
/// <param name="feed">The feed, which is the source of its persons.</param>
/// <param name="loadId">Number of the load.</param>
/// <param name="asOf">Business date of the delivery.</param>
/// <param name="rules">The store's rule number for each of the load's own.</param>
/// <param name="judged">True when fates were worked out; false when nothing of the agency is in the store, so that everything is new.</param>
internal sealed class MergeSql(CommonSchema schema, MappedTables mapped, string feed, int loadId, DateOnly asOf, IReadOnlyList<int> rules, bool judged)
{
    private readonly string load = loadId.ToString(CultureInfo.InvariantCulture);

    /// <summary>True for columns that the load itself gives: who sent it.</summary>
    public static bool IsGiven(SchemaColumn column) => column.Name is "feed" or "source" or "agency_id";

    /// <summary>Appends the new versions of one table: all rows, or those whose event or person is not unchanged.</summary>
    public string Insert(SchemaTable table)
    {
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns];
        string fates = table.Name == "person" ? "person_fate" : "event_fate";
        string key = table.Name == "person" ? "person_id" : "event_id";
        string from = judged
            ? $"\nJOIN merge.main.{fates} AS fate ON fate.{key} = incoming.{key} AND fate.fate <> 'unchanged'"
            : "";
        return $"INSERT INTO store.csae.{table.Name} ({Names(columns)})\nSELECT\n    {string.Join(",\n    ", columns.Select(column => Value(table, column)))}\nFROM mapped.main.{table.Name} AS incoming{from}";
    }

    /// <summary>Appends what the delivery says of changed numbers, whatever others said: which of them counts is asked when they are read.</summary>
    public string InsertRenumberings()
    {
        SchemaTable table = schema.Renumbering;
        IReadOnlyList<SchemaColumn> columns = [.. table.Columns, .. table.HistoryColumns];
        IEnumerable<string> values = columns.Select(column => column.Name == "load_to" ? "2147483647" : Value(table, column));
        return $"INSERT INTO store.csae.{table.Name} ({Names(columns)})\nSELECT\n    {string.Join(",\n    ", values)}\nFROM mapped.main.{table.Name} AS incoming";
    }

    /// <summary>Ends the current versions of the events in <c>event_close</c>, or of changed persons.</summary>
    /// <param name="table">A table of events, of their rows, or of persons.</param>
    /// <param name="since">The loads that wrote the versions of events that end: rows of an event are of the load of its version. Empty when there are too many to name.</param>
    public string Close(SchemaTable table, IReadOnlyList<int> since)
    {
        string which = table.Name switch
        {
            "person" => "rowid IN (SELECT place FROM merge.main.person_fate WHERE fate = 'changed')",
            "event" => "rowid IN (SELECT place FROM merge.main.event_close)",
            _ when since.Count > 0 => $"load_from IN ({string.Join(", ", since.Select(number => number.ToString(CultureInfo.InvariantCulture)))}) AND event_id IN (SELECT event_id FROM merge.main.event_close)",
            _ => "event_id IN (SELECT event_id FROM merge.main.event_close)",
        };
        return $"UPDATE store.csae.{table.Name}\nSET load_to = {load}\nWHERE load_to = 2147483647 AND {which}";
    }

    /// <summary>What becomes of each incoming person: unchanged when the feed's current version has the same attributes.</summary>
    public string PersonFates(long rank)
    {
        IEnumerable<string> same = schema["person"].Columns
            .Where(column => column.Name is not ("person_id" or "source" or "content_hash"))
            .Select(column => $"version.{column.Name} IS NOT DISTINCT FROM {Incoming("person", column)}");
        return $"""
            CREATE TABLE merge.main.person_fate AS
            SELECT
                incoming.person_id,
                CASE
                    WHEN mention.rank > {rank.ToString(CultureInfo.InvariantCulture)} THEN 'late'
                    WHEN version.person_id IS NULL THEN 'new'
                    WHEN {string.Join("\n            AND ", same)} THEN 'unchanged'
                    ELSE 'changed'
                END AS fate,
                version.rowid AS place
            FROM mapped.main.person AS incoming
            LEFT JOIN store.csae.person AS version
                ON version.person_id = incoming.person_id AND version.source = {Sql.Literal(feed)} AND version.load_to = 2147483647
            LEFT JOIN merge.main.person_mention AS mention ON mention.person_id = incoming.person_id
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Appends identifiers to the vault: all, or those that are late or differ from the newest of the same person and feed.</summary>
    public string InsertVault(long rank)
    {
        IReadOnlyList<SchemaColumn> columns = schema.Vault("person").Columns;
        string late = string.Create(CultureInfo.InvariantCulture, $"coalesce(mention.rank, 0) > {rank}");
        IEnumerable<string> values = columns.Select(column => column.Name switch
        {
            "load_id" => load,
            "source" => Sql.Literal(feed),
            "late" => judged ? $"CASE WHEN {late} THEN true END" : "NULL",
            _ => Incoming("vault_person", column),
        });
        string insert = $"INSERT INTO vault.main.person ({Names(columns)})\nSELECT\n    {string.Join(",\n    ", values)}\nFROM mapped.main.vault_person AS incoming";
        if (!judged)
        {
            return insert;
        }

        IEnumerable<string> same = columns
            .Where(column => column.Name is not ("person_id" or "load_id" or "source" or "late"))
            .Select(column => $"newest.{column.Name} IS NOT DISTINCT FROM {Incoming("vault_person", column)}");
        return $"""
            {insert}
            LEFT JOIN (
                FROM vault.main.person
                WHERE source = {Sql.Literal(feed)} AND late IS NOT TRUE AND person_id IN (SELECT person_id FROM mapped.main.vault_person)
                QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY load_id DESC) = 1
            ) AS newest ON newest.person_id = incoming.person_id
            LEFT JOIN merge.main.person_mention AS mention ON mention.person_id = incoming.person_id
            WHERE {late}
                OR newest.person_id IS NULL
                OR NOT ({string.Join("\n        AND ", same)})
            """.ReplaceLineEndings("\n");
    }

    private string Value(SchemaTable table, SchemaColumn column) => column.Name switch
    {
        "feed" or "source" => Sql.Literal(feed),
        "agency_id" => Sql.Literal(feed.Split('/')[0]),
        "load_from" => load,
        "load_to" when judged => $"CASE WHEN fate.fate = 'late' THEN {load} ELSE 2147483647 END",
        "load_to" => "2147483647",
        "as_of" => $"DATE '{asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        "rule" when mapped.Has(table.Name, "rule") => Rule(),
        _ => Incoming(table.Name, column),
    };

    private string Incoming(string table, SchemaColumn column) =>
        mapped.Has(table, column.Name) ? $"incoming.{Sql.Identifier(column.Name)}" : "NULL";

    /// <summary>The load's own rule numbers as the store's: mostly shifted by one amount.</summary>
    private string Rule()
    {
        int shift = rules.Count == 0 ? 0 : rules[0];
        bool isShift = rules.Select((number, index) => number - index).All(difference => difference == shift);
        return isShift
            ? string.Create(CultureInfo.InvariantCulture, $"incoming.rule + {shift}")
            : $"[{string.Join(", ", rules.Select(number => number.ToString(CultureInfo.InvariantCulture)))}][incoming.rule + 1]";
    }

    private static string Names(IEnumerable<SchemaColumn> columns) => string.Join(", ", columns.Select(column => Sql.Identifier(column.Name)));
}
