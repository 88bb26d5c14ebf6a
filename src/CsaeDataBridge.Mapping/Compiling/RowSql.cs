using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>The one wide join of a slice: typed values, the fate of each row, and the rule that matches in each list.</summary>
internal sealed class RowSql(CompileScope scope)
{
    /// <summary>Columns of the row table besides the fields that are kept: name, type, expression.</summary>
    public List<(string Name, string Type, string Expression)> Columns { get; } =
    [
        ("_line", "BIGINT", "_line"),
        ("_digest", "UHUGEINT", "_digest"),
    ];

    /// <summary>The row table's definition.</summary>
    public string Table()
    {
        IEnumerable<string> columns = All().Select(column => $"  {Sql.Identifier(column.Name)} {column.Type}");
        return $"CREATE OR REPLACE TABLE {Text.Mapped}.\"row\" (\n{string.Join(",\n", columns)}\n);\n";
    }

    /// <summary>The statement that maps the staged slice.</summary>
    /// <param name="age">The age at the event over the joined fields.</param>
    /// <param name="rules">Which rule matched in each list, over the typed row.</param>
    public string Insert(string age, IReadOnlyList<(string Name, string Expression)> rules) => $"""
        INSERT INTO {Text.Mapped}."row"
        {Typed(age)}, ruled AS (
          SELECT *{string.Concat(rules.Select(rule => $",\n    {rule.Expression} AS {rule.Name}"))}
          FROM typed
        )
        SELECT
        {string.Join(",\n", All().Select(column => $"  {column.Expression} AS {Sql.Identifier(column.Name)}"))}
        FROM ruled;
        {OneFate()}
        """;

    /// <summary>A query for the conditions of one row that stands alone in the staging tables, each a column in the order given.</summary>
    public string Explain(string age, IEnumerable<CompiledReason> reasons) => $"""
        {Typed(age)}
        SELECT {string.Join(",\n  ", reasons.Select(reason => $"CAST({reason.Sql} AS BOOLEAN)").DefaultIfEmpty("TRUE"))}
        FROM typed
        """;

    private string Typed(string age)
    {
        var columns = new List<string> { "_row.line AS _line", "_row.digest AS _digest" };
        if (scope.Document.Repetition is not null)
        {
            columns.Add($"_row.{StageTables.Part} AS _part");
        }

        var joins = new List<string>();
        foreach (FieldDefinition field in scope.Document.Fields)
        {
            string name = Sql.Identifier(field.Name);
            if (!FieldSql.HasCells(field))
            {
                columns.Add(Staged(field));
                if (field.Kind == FieldKind.Identity && IdentitySql.IsChecked(field.CodeSystem!))
                {
                    columns.Add($"{IdentitySql.Value(field.CodeSystem!, "_row." + name)} AS {IdentitySql.Kept(field)}");
                }

                continue;
            }

            if (field.Kind != FieldKind.Flag)
            {
                columns.Add($"{name}.value AS {name}");
            }

            columns.AddRange(scope.FlagParts.Where(part => part.Field == field.Name).Select(part =>
                $"{name}.{FlagSql.Column(part.Harm, part.Part)} AS {FlagSql.Joined(part.Field, part.Harm, part.Part)}"));
            columns.AddRange(scope.Extras(field.Name).Select(extra => $"{name}.{Sql.Identifier(extra.Name)} AS {Sql.Identifier($"{field.Name}__{extra.Name}")}"));

            if (scope.Blanks.Contains(field.Name))
            {
                columns.Add($"{name}.cell = 0 AS {Sql.Identifier(field.Name + "__blank")}");
            }

            if (scope.Fates.Holds(field))
            {
                columns.Add($"{name}.fate AS {FateOf(field)}");
            }

            joins.Add($"  JOIN {FieldSql.Table(field)} AS {name} ON {name}.cell = coalesce(_row.{name}, 0)");
        }

        return $"""
            WITH cell AS (
              SELECT {string.Join(",\n    ", columns)}
              FROM {Text.Stage}."row" AS _row
            {string.Join('\n', joins)}
            ), typed AS (
              SELECT *, {age} AS _age, coalesce({string.Join(", ", Faults().Append("NULL"))}) AS _fault FROM cell
            )
            """;
    }

    /// <summary>The fate of a row: excluded by the first clause whose condition is not met, else held by the first fault, else mapped.</summary>
    public string Fate()
    {
        IEnumerable<string> cases = new ClauseSql(scope).Conditions().Select((condition, index) => $"WHEN ({condition}) IS NOT TRUE THEN {Text.Of(index + 1)}");
        return scope.Fates.Clauses == 0 ? "coalesce(_fault, 0)" : $"CASE {string.Join(' ', cases)} ELSE coalesce(_fault, 0) END";
    }

    // A row has one fate: what holds a part of it holds all, and where a clause keeps some parts out the others are mapped.
    private string OneFate() => scope.Document.Repetition is null ? "" : $"""
        UPDATE {Text.Mapped}."row" AS r SET _fate = held.fate
        FROM (SELECT _line, min(_fate) AS fate FROM {Text.Mapped}."row" WHERE _fate > {Text.Of(scope.Fates.Clauses)} GROUP BY _line) AS held
        WHERE held._line = r._line;

        """;

    private IEnumerable<(string Name, string Type, string Expression)> All() => Columns.Concat(scope.Kept);

    private string Staged(FieldDefinition field)
    {
        string name = Sql.Identifier(field.Name);
        if (field.With.Count == 0)
        {
            return $"_row.{name}";
        }

        IEnumerable<string> others = field.With.Select(other => scope.Document.Field(other) is { Kind: FieldKind.Id }
            ? $"coalesce(CAST(_row.{Sql.Identifier(other)} AS VARCHAR), '')"
            : $"coalesce(CAST({Sql.Identifier(other)}.value AS VARCHAR), '')");
        return $"CASE WHEN _row.{name} IS NOT NULL THEN CAST(md5(concat_ws('|', CAST(_row.{name} AS VARCHAR), {string.Join(", ", others)})) AS UUID) END AS {name}";
    }

    private IEnumerable<string> Faults()
    {
        foreach (FieldDefinition field in scope.Document.Fields.Where(scope.Fates.Holds))
        {
            yield return field.Kind == FieldKind.Identity
                ? $"CASE WHEN {Sql.Identifier(field.Name)} IS NOT NULL AND {IdentitySql.Kept(field)} IS NULL THEN {scope.Fates.Number(field, MappingCodes.UnreadableCode)} END"
                : FateOf(field);
        }
    }

    private static string FateOf(FieldDefinition field) => Sql.Identifier($"{field.Name}__fate");
}
