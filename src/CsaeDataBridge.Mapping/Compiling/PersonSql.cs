using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The persons of a delivery: several rows may speak of one person, and the last one that says something counts, column by column.</summary>
internal sealed class PersonSql
{
    private readonly CompileScope scope;
    private readonly List<(SchemaColumn Column, string? Subject, string? Suspect)> attributes = [];
    private readonly RowRule? suspect;
    private readonly string[] suspectRules;

    public PersonSql(CompileScope scope, SourceSql sources)
    {
        this.scope = scope;
        suspect = scope.Document.Blocks.FirstOrDefault(block => block.Table == "suspect")?.Rules[0];
        suspectRules = [.. scope.Rules.Concerns
            .Where(list => list.Rules.Any(rule => rule.SubjectIsSuspect))
            .Select(list => $"r.{RuleColumns.RuleOf(list)} IN ({string.Join(", ", list.Rules.Where(rule => rule.SubjectIsSuspect).Select(rule => Text.Of(scope.Rules.Number(rule))))})")];
        foreach (SchemaColumn column in Columns(scope.Schema["person"]).Concat(Columns(scope.Schema.Vault("person"))).DistinctBy(column => column.Name))
        {
            bool withheld = column.Name == "born" && scope.Permit(scope.Document.Person.GetValueOrDefault("born")?.Field)?.Generalise is not null;
            string? subject = !withheld && scope.Document.Person.TryGetValue(column.Name, out WriteSource? source) ? sources.Stored(source, "person", column) : null;
            string? other = suspectRules.Length > 0 && suspect?.Sets.TryGetValue(column.Name, out WriteSource? stated) == true ? sources.Stored(stated, "suspect_person", column) : null;
            if (subject is not null || other is not null)
            {
                attributes.Add((column, subject, other));
            }
        }

        // A birth date that the clause generalises is kept as a month, and not at all in the vault.
        if (scope.Document.Person.TryGetValue("born", out WriteSource? born) && scope.Permit(born.Field)?.Generalise == "month")
        {
            string month = scope.Extra(born.Field!, "month", "VARCHAR", "strftime(value, '%Y-%m')");
            attributes.Add((scope.Schema["person"].Column("birth_year_month")!, $"r.{scope.Keep("_person_birth_year_month", "VARCHAR", month)}", null));
        }
    }

    /// <summary>The statement that rolls persons up once the whole delivery is mapped.</summary>
    public string RollUp()
    {
        var rows = new List<string>();
        if (scope.Document.Person.Count > 0)
        {
            rows.Add(Rows("r._person", "r._unlinked", attribute => attribute.Subject, "r._person IS NOT NULL"));
        }

        if (SuspectId is { } id)
        {
            rows.Add(Rows(id, "FALSE", attribute => attribute.Suspect, $"{id} IS NOT NULL AND {Text.Any(suspectRules)}"));
        }

        string columns = string.Concat(attributes.Select(attribute => $",\n  {Last(attribute.Column)} AS {Sql.Identifier(attribute.Column.Name)}"));
        return $"""
            -- persons: the last row of the delivery that says something counts, column by column
            CREATE OR REPLACE TABLE {Text.Mapped}.person_head AS
            SELECT person_id, bool_and(unlinked) AS unlinked_by_source, max(line) AS source_line{columns}
            FROM (
            {(rows.Count > 0 ? string.Join("\n  UNION ALL\n", rows) : "  SELECT CAST(NULL AS UUID) AS person_id, FALSE AS unlinked, 0 AS line WHERE FALSE")}
            )
            GROUP BY person_id;

            """;
    }

    /// <summary>The views person and vault_person over the rolled-up persons, and of those who got another number.</summary>
    public string Views()
    {
        string hash = $"md5_number(concat_ws('|', {string.Join(", ", attributes.Where(attribute => scope.Schema["person"].Column(attribute.Column.Name) is not null).Select(attribute => $"coalesce(CAST({Sql.Identifier(attribute.Column.Name)} AS VARCHAR), '')").Prepend("CAST(unlinked_by_source AS VARCHAR)"))}))";
        IEnumerable<string> person = scope.Schema["person"].Columns.Select(column => $"  {Value(column, hash)} AS {Sql.Identifier(column.Name)}");
        IEnumerable<string> vault = scope.Schema.Vault("person").Columns.Where(column => column.Name is not ("load_id" or "late")).Select(column => $"  {Value(column, hash)} AS {Sql.Identifier(column.Name)}");
        return $"""
            CREATE OR REPLACE VIEW {Text.Mapped}.person AS
            SELECT
            {string.Join(",\n", person)},
              source_line
            FROM {Text.Mapped}.person_head, {Text.Mapped}.delivery;
            CREATE OR REPLACE VIEW {Text.Mapped}.vault_person AS
            SELECT
            {string.Join(",\n", vault)}
            FROM {Text.Mapped}.person_head, {Text.Mapped}.delivery;

            """ + Renumberings();
    }

    // A number that several rows change became what the last of them says.
    private string Renumberings()
    {
        string rows = scope.Document.Person.TryGetValue(CompileScope.PreviousReference, out WriteSource? source)
            ? $"SELECT r.{scope.Keep(source.Field!, "UUID", Sql.Identifier(source.Field!))} AS previous_id, r._person AS person_id, r._line AS line FROM {Text.Mapped}.\"row\" AS r WHERE {scope.Mapped()} AND r._person IS NOT NULL AND NOT r._unlinked"
            : "SELECT CAST(NULL AS UUID) AS previous_id, CAST(NULL AS UUID) AS person_id, CAST(NULL AS BIGINT) AS line";
        return $"""
            CREATE OR REPLACE VIEW {Text.Mapped}.renumbering AS
            SELECT feed AS source, previous_id, arg_max(person_id, line) AS person_id, max(line) AS source_line
            FROM ({rows}), {Text.Mapped}.delivery
            WHERE previous_id IS NOT NULL
            GROUP BY ALL;

            """;
    }

    /// <summary>Who was at the event, besides its subject: a suspect whom a rule is about.</summary>
    public string? SuspectAtEvent(Func<SchemaColumn, string?> age) => SuspectId is not { } id ? null : $"""
        SELECT
          r._event AS event_id,
          {id} AS person_id,
          {scope.Literal("other", scope.Schema["event_person"].Column("role_in_event")!)} AS role_in_event,
          {age(scope.Schema["suspect"].Column("age_at_event")!) ?? "NULL::SMALLINT"} AS age_at_event,
          NULL::SMALLINT AS age_when_occurred,
          r._line AS source_line
        FROM {Text.Mapped}."row" AS r
        WHERE {scope.Mapped()} AND {id} IS NOT NULL AND {id} IS DISTINCT FROM r._person AND {Text.Any(suspectRules)}
        """;

    /// <summary>The column of the row table with the id of a suspect whom a rule is about; null where there is none.</summary>
    public string? SuspectId => suspectRules.Length > 0 && suspect?.Sets.GetValueOrDefault("ref")?.Field is { } name ? $"r.{scope.Keep(name, "UUID", Sql.Identifier(name))}" : null;

    private static IEnumerable<SchemaColumn> Columns(SchemaTable table) =>
        table.Columns.Where(column => column.Name is not ("person_id" or "load_id" or "source" or "unlinked_by_source" or "content_hash" or "birth_year_month"));

    private string Rows(string id, string unlinked, Func<(SchemaColumn Column, string? Subject, string? Suspect), string?> value, string where)
    {
        IEnumerable<string> columns = attributes.Select(attribute => $", {value(attribute) ?? scope.Null(attribute.Column)} AS {Sql.Identifier(attribute.Column.Name)}");
        return $"  SELECT {id} AS person_id, {unlinked} AS unlinked, r._line AS line{string.Concat(columns)}\n  FROM {Text.Mapped}.\"row\" AS r WHERE {scope.Mapped()} AND {where}";
    }

    private string Last(SchemaColumn column)
    {
        string name = Sql.Identifier(column.Name);
        if (column.IsList || (column.CodeList is null && column.Form is null))
        {
            return $"arg_max({name}, line)";
        }

        string unknown = scope.Literal("unknown", column);
        string blank = scope.Literal("not_recorded", column);
        return $"coalesce(arg_max(CASE WHEN {name} NOT IN ({unknown}, {blank}) THEN {name} END, line), CASE WHEN bool_or({name} = {unknown}) THEN {unknown} ELSE {blank} END)";
    }

    private string Value(SchemaColumn column, string hash)
    {
        bool written = attributes.Any(attribute => attribute.Column.Name == column.Name);
        return column.Name switch
        {
            "person_id" or "unlinked_by_source" => column.Name,
            "source" => "feed",
            "content_hash" => hash,
            _ when !written => scope.Null(column),
            _ when column.IsList => $"coalesce({Sql.Identifier(column.Name)}, {scope.Literal("not_recorded", column)})",
            _ => Sql.Identifier(column.Name),
        };
    }
}
