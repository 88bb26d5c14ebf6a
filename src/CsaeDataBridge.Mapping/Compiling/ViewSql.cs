using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The tables of the common schema as views over the row table: mapped rows are written once, where they are stored.</summary>
internal sealed class ViewSql
{
    private static readonly string[] Blocks = ["factor", "suspect", "wait", "outcome"];
    private readonly CompileScope scope;
    private readonly PersonSql persons;
    private readonly List<(string Table, IReadOnlyList<string> Queries)> tables = [];
    private readonly IReadOnlyList<(SchemaColumn Column, string Value)> eventColumns;

    public ViewSql(CompileScope scope, SourceSql sources, PersonColumns personColumns, PersonSql persons)
    {
        this.scope = scope;
        this.persons = persons;
        eventColumns = [.. scope.Schema["event"].Columns.Select(column => (column, EventColumn(column, sources)))];
        var blocks = new BlockSql(scope, sources, personColumns);
        var concerns = new ConcernSql(scope, sources);
        foreach (string table in Blocks)
        {
            tables.Add((table, [.. blocks.Rows(table)]));
        }

        tables.Add(("event_person", [.. EventPersons(sources, personColumns)]));
        tables.Add(("concern", [.. concerns.Concerns()]));
        tables.Add(("review", [.. concerns.Reviews()]));
    }

    /// <summary>The script that ends a delivery.</summary>
    /// <param name="shared">True when several rows speak of one event: then its children are a set, and its hash is over all rows.</param>
    public string Write(bool shared)
    {
        // Where one line is several events, the part tells its rows apart.
        string key = scope.Document.Repetition is { OfEvent: true } ? "((r._line << 24) + r._part)" : "r._line";
        string head = shared
            ? $"""
                -- events that several rows speak of: the first row's columns, a hash over all of them
                CREATE OR REPLACE TABLE {Text.Mapped}.event_head AS
                SELECT r._event AS event_id, min({key}) AS line, count(*) AS lines, bit_xor(r._digest) AS content_hash
                FROM {Text.Mapped}."row" AS r WHERE {scope.Mapped()} GROUP BY r._event;

                """
            : "";
        string from = shared
            ? $"FROM {Text.Mapped}.\"row\" AS r JOIN {Text.Mapped}.event_head AS head ON head.line = {key}, {Text.Mapped}.delivery AS delivery"
            : $"FROM {Text.Mapped}.\"row\" AS r, {Text.Mapped}.delivery AS delivery";
        IEnumerable<string> columns = eventColumns.Select(column => $"  {(column.Column.Name == "content_hash" && shared ? "head.content_hash" : column.Value)} AS {Sql.Identifier(column.Column.Name)}");
        string events = $"CREATE OR REPLACE VIEW {Text.Mapped}.event AS\nSELECT\n{string.Join(",\n", columns)},\n  r._line AS source_line\n{from}\nWHERE {(scope.Document.IsOfNumbersAlone ? "FALSE" : scope.Mapped())};\n";
        string fates = scope.Document.Repetition is null ? $"{Text.Mapped}.\"row\"" : $"(SELECT _line, min(_fate) AS _fate FROM {Text.Mapped}.\"row\" GROUP BY _line)";
        return head + persons.RollUp() + events + persons.Views() + string.Concat(tables.Select(table => Table(table.Table, table.Queries, shared)))
            + $"""
            CREATE OR REPLACE VIEW {Text.Mapped}.held AS
            SELECT r._line AS line, fate.code, fate.field, fate.reason FROM {fates} AS r JOIN {Text.Mapped}.fate AS fate ON fate.fate = r._fate WHERE fate.code IS NOT NULL;
            CREATE OR REPLACE VIEW {Text.Mapped}.excluded AS
            SELECT r._line AS line, fate.clause FROM {fates} AS r JOIN {Text.Mapped}.fate AS fate ON fate.fate = r._fate WHERE fate.clause IS NOT NULL;

            """;
    }

    /// <summary>A query for whom and what each row speaks of: line, fate, and the id of its event or of a person at it.</summary>
    public string Mentions() => string.Join("\nUNION ALL\n", new[] { "r._event", "r._person", persons.SuspectId }
        .OfType<string>()
        .Select(id => $"SELECT r._line AS line, r._fate AS fate, {id} AS id FROM {Text.Mapped}.\"row\" AS r WHERE {id} IS NOT NULL"));

    private string Table(string name, IReadOnlyList<string> queries, bool shared)
    {
        SchemaTable table = scope.Schema[name];
        string all = queries.Count == 0
            ? $"SELECT {string.Join(", ", table.Columns.Select(column => $"{scope.Null(column)} AS {Sql.Identifier(column.Name)}"))}, CAST(NULL AS BIGINT) AS source_line WHERE FALSE"
            : string.Join("\nUNION ALL\n", queries);
        if (shared && queries.Count > 0)
        {
            all = Set(table, all);
        }

        return $"CREATE OR REPLACE VIEW {Text.Mapped}.{Sql.Identifier(name)} AS\n{all};\n";
    }

    // Rows of one event that say the same say it once; what they say differently is numbered apart. An event of one row is numbered as in a delivery where no event is shared.
    private static string Set(SchemaTable table, string all)
    {
        IEnumerable<string> own = table.Columns.Where(column => column.Name != "ordinal").Select(column => Sql.Identifier(column.Name));
        bool hasOrdinal = table.Column("ordinal") is not null;
        string partition = table.Column("person_id") is null ? "event_id" : "event_id, person_id";
        string columns = string.Join(", ", table.Columns.Select(column => column.Name == "ordinal"
            ? $"CASE WHEN lines = 1 THEN ordinal ELSE CAST(row_number() OVER (PARTITION BY {partition} ORDER BY ordinal, source_line) AS SMALLINT) END AS ordinal"
            : Sql.Identifier(column.Name)));
        string select = table.Name == "event_person"
            ? "SELECT event_id, person_id, min(role_in_event) AS role_in_event, max(age_at_event) AS age_at_event, max(age_when_occurred) AS age_when_occurred, min(source_line) AS source_line"
            : $"SELECT {string.Join(", ", own)}{(hasOrdinal ? ", min(ordinal) AS ordinal" : "")}, min(source_line) AS source_line";
        string group = table.Name == "event_person" ? "event_id, person_id" : string.Join(", ", own);
        return hasOrdinal
            ? $"SELECT {columns}, source_line FROM (\n{select} FROM (\n{all}\n) GROUP BY {group}) JOIN (SELECT event_id, lines FROM {Text.Mapped}.event_head) USING (event_id)"
            : $"{select} FROM (\n{all}\n) GROUP BY {group}";
    }

    private string EventColumn(SchemaColumn column, SourceSql sources)
    {
        switch (column.Name)
        {
            case "event_id":
                return "r._event";
            case "agency_id":
                return Sql.Literal(scope.Document.Agency);
            case "feed":
                return "delivery.feed";
            case "content_hash":
                return "r._digest";
        }

        return scope.Document.Event.TryGetValue(column.Name, out WriteSource? source) ? sources.Stored(source, "event", column) : scope.Null(column);
    }

    private IEnumerable<string> EventPersons(SourceSql sources, PersonColumns personColumns)
    {
        if (scope.Document.Person.Count > 0 && !scope.Document.IsOfNumbersAlone)
        {
            SchemaColumn roles = scope.Schema["event_person"].Column("role_in_event")!;
            string role = scope.Document.Person.TryGetValue("role_in_event", out WriteSource? source)
                ? sources.Stored(source, "person", roles)
                : scope.Literal("subject", roles);
            yield return $"SELECT\n  r._event AS event_id,\n  r._person AS person_id,\n  {role} AS role_in_event,\n  r._age AS age_at_event,\n  {(personColumns.AgeWhenOccurred() is null ? "NULL::SMALLINT" : "r._age_occurred")} AS age_when_occurred,\n  r._line AS source_line\nFROM {Text.Mapped}.\"row\" AS r\nWHERE {scope.Mapped()} AND r._person IS NOT NULL";
        }

        RowRule? suspect = scope.Document.Blocks.FirstOrDefault(block => block.Table == "suspect")?.Rules[0];
        string? SuspectAge(SchemaColumn column) =>
            suspect?.Sets.TryGetValue(column.Name, out WriteSource? source) == true ? sources.Stored(source, "suspect_person", column)
            : suspect?.Sets.TryGetValue("born", out WriteSource? born) == true ? $"r.{scope.Keep("_suspect_person_age", "SMALLINT", personColumns.AgeFrom(born))}"
            : null;
        if (persons.SuspectAtEvent(SuspectAge) is { } other)
        {
            yield return other;
        }
    }
}
