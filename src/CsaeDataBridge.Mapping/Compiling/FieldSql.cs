using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>The typed reading of each field over its distinct cells: one small table, cell to value, with what is wrong.</summary>
/// <remarks>Cell 0 stands for blank, so that rows join on integers without outer joins, which are twice as slow.</remarks>
internal static class FieldSql
{
    /// <summary>True when the field is staged as cells and therefore has a reading table.</summary>
    public static bool HasCells(FieldDefinition field) => field.Kind is not (FieldKind.Id or FieldKind.Identity);

    /// <summary>DuckDB's type of the field's value.</summary>
    public static string TypeOf(FieldDefinition field) => field switch
    {
        { IsList: true } => "VARCHAR[]",
        { Kind: FieldKind.Id } => "UUID",
        { Kind: FieldKind.Date } => "DATE",
        { Kind: FieldKind.Instant } => "TIMESTAMP",
        { Kind: FieldKind.Number } when !IsWhole(field) => "DOUBLE",
        { Kind: FieldKind.Number, Minimum: >= short.MinValue, Maximum: <= short.MaxValue } => "SMALLINT",
        { Kind: FieldKind.Number } => "INTEGER",
        _ => "VARCHAR",
    };

    /// <summary>True when the range is of whole numbers.</summary>
    public static bool IsWhole(FieldDefinition field) => field.Minimum == decimal.Truncate(field.Minimum ?? 0.5m) && field.Maximum == decimal.Truncate(field.Maximum ?? 0.5m)
        && field.Minimum >= int.MinValue && field.Maximum <= int.MaxValue;

    /// <summary>The statement that makes the reading table of a field that is no flag.</summary>
    /// <param name="field">The field.</param>
    /// <param name="fates">Numbers of the fates.</param>
    /// <param name="forms">What the text must match besides its own pattern, because of the columns it goes to.</param>
    /// <param name="known">Codes that the field may have, because rules translate them; null for every code of its system.</param>
    /// <param name="extras">What rules and targets need besides the value: name, type, expression over the value.</param>
    public static string Read(FieldDefinition field, FateBook fates, IReadOnlyCollection<string> forms, IReadOnlyCollection<string>? known, IReadOnlyList<(string Name, string Type, string Expression)> extras)
    {
        string core = field.Kind switch
        {
            _ when field.IsList => List(field, known),
            FieldKind.Values => Values(field),
            FieldKind.Date or FieldKind.Instant => DateSql.Read(field),
            FieldKind.Number => Number(field),
            FieldKind.Code => $"  SELECT cell, {Known(Code(field.CodeSystem!, "normal"), known)} AS value, CASE WHEN value IS NULL THEN '{MappingCodes.UnreadableCode}'{DatedSql.Issue(field, "value")} END AS issue\n  FROM {Cells(field)}{DatedSql.Delivery(field)}",
            _ => Pattern(field, forms),
        };
        string more = extras.Count == 0 ? "" : $"SELECT *{string.Concat(extras.Select(extra => $",\n  CAST({extra.Expression} AS {extra.Type}) AS {Sql.Identifier(extra.Name)}"))}\nFROM (\n";
        // Of a list, what was read stays when the row is not held for what was not.
        string value = field.IsList && field.OnUnread != UnreadPolicy.Hold ? "value" : "";
        string unread = field.OnUnread == UnreadPolicy.Unknown && TypeOf(field) == "VARCHAR" ? " ELSE 'unknown'" : "";
        return $"""
            -- {field.Name}: {Describe(field)}
            CREATE OR REPLACE TABLE {Table(field)} AS
            {more}SELECT cell, {(value.Length > 0 ? value : $"CASE WHEN issue IS NULL THEN value{unread} END AS value")}, issue, {Fate(field, fates)} AS fate FROM (
            {core}
            )
            UNION ALL SELECT 0, NULL, NULL, NULL{(extras.Count == 0 ? "" : "\n)")};

            """;
    }

    public static string Table(FieldDefinition field) => $"{Text.Stage}.{Sql.Identifier("read_" + field.Name)}";

    /// <summary>The number of the fate for each issue; NULL where the field does not hold its row.</summary>
    public static string Fate(FieldDefinition field, FateBook fates)
    {
        CompiledFate[] own = [.. fates.Fates.Where(fate => fate.Code is not null && fate.Field == field.Name)];
        return own.Length == 0
            ? "NULL::SMALLINT"
            : $"CAST(CASE issue {string.Join(' ', own.Select(fate => $"WHEN '{fate.Code}' THEN {Text.Of(fate.Number)}"))} END AS SMALLINT)";
    }

    /// <summary>A code in its one writing, or NULL when the text is none.</summary>
    public static string Code(string system, string text) => system switch
    {
        "home_office" => "CASE WHEN regexp_full_match(" + text + ", '[0-9]{1,3} ?[/.-] ?[0-9]{1,2}')"
            + $" THEN lpad(regexp_extract({text}, '^[0-9]+'), 3, '0') || '/' || lpad(regexp_extract({text}, '[0-9]+$'), 2, '0')"
            + $" WHEN regexp_full_match({text}, '[0-9]{{4,5}}') THEN lpad(left({text}, -2), 3, '0') || '/' || right({text}, 2) END",
        "gss" => $"CASE WHEN regexp_full_match({text}, '[a-z][0-9]{{8}}') THEN upper({text}) END",
        _ => $"CASE WHEN regexp_full_match({text}, '[0-9]{{1,2}}[a-z]?') THEN upper({text}) END",
    };

    private static string Known(string code, IReadOnlyCollection<string>? known) =>
        known is null ? code : $"CASE WHEN {code} IN ({Text.Literals(known)}) THEN {code} END";

    private static string Cells(FieldDefinition field) => $"{Text.Stage}.{Sql.Identifier("cell_" + field.Name)}";

    private static string Values(FieldDefinition field) => $"""
          SELECT cell, nullif(list.value, 'not_recorded') AS value, CASE WHEN list.value IS NULL THEN '{MappingCodes.UnmappedSpelling}'{DatedSql.Issue(field, "normal")} END AS issue
          FROM {Cells(field)} LEFT JOIN (VALUES
        {Spellings(field)}
          ) AS list(normal, value) USING (normal){DatedSql.Delivery(field)}
        """;

    private static string Spellings(FieldDefinition field) => string.Join(",\n", field.Values!
        .OrderBy(pair => pair.Value, StringComparer.Ordinal).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"    ({Sql.Literal(pair.Key)}, {Sql.Literal(pair.Value)})"));

    private static string List(FieldDefinition field, IReadOnlyCollection<string>? known)
    {
        (string value, string join, string code) = field.Kind == FieldKind.Values
            ? ("list.value", $" LEFT JOIN (VALUES\n{Spellings(field)}\n  ) AS list(normal, value) USING (normal)", MappingCodes.UnmappedSpelling)
            : (Known(Code(field.CodeSystem!, "normal"), known), "", MappingCodes.UnreadableCode);
        string spelling = field.Kind == FieldKind.Values ? "normal" : Code(field.CodeSystem!, "normal");
        string outside = DatedSql.Outside(field, spelling);
        value = outside.Length == 0 ? value : $"CASE WHEN ({outside}) IS NOT TRUE THEN {value} END";
        string issue = outside.Length == 0 ? $"CASE WHEN bool_or({value} IS NULL) THEN '{code}' END" : $"CASE WHEN bool_or({outside}) THEN '{MappingCodes.OutOfUse}' WHEN bool_or({value} IS NULL) THEN '{code}' END";
        string kept = field.OnUnread == UnreadPolicy.Unknown ? $"coalesce({value}, 'unknown')" : value;
        return $"""
              SELECT cell, nullif(list_sort(list_distinct(list({kept}) FILTER ({kept} IS NOT NULL AND {kept} <> 'not_recorded'))), []) AS value, {issue} AS issue
              FROM {Text.Stage}.{Sql.Identifier("item_" + field.Name)}{join}{DatedSql.Delivery(field)}
              GROUP BY cell
            """;
    }

    private static string Number(FieldDefinition field)
    {
        string shape = IsWhole(field) ? "[+-]?[0-9]{1,9}(?:\\.0+)?" : "[+-]?[0-9]{1,9}(?:\\.[0-9]{1,9})?";
        string type = IsWhole(field) ? TypeOf(field) == "SMALLINT" ? "INTEGER" : TypeOf(field) : "DOUBLE";
        string cast = type == "DOUBLE" ? "TRY_CAST(normal AS DOUBLE)" : "CAST(TRY_CAST(normal AS DOUBLE) AS INTEGER)";
        return $"""
              SELECT cell, CASE WHEN number BETWEEN {Text.Of(field.Minimum!.Value)} AND {Text.Of(field.Maximum!.Value)} THEN CAST(number AS {TypeOf(field)}) END AS value,
                CASE WHEN number IS NULL THEN '{MappingCodes.UnreadableNumber}' WHEN value IS NULL THEN '{MappingCodes.NumberOutOfRange}' END AS issue
              FROM (SELECT cell, CASE WHEN regexp_full_match(normal, {Sql.Literal(shape)}) THEN {cast} END AS number FROM {Cells(field)})
            """;
    }

    private static string Pattern(FieldDefinition field, IReadOnlyCollection<string> forms) => $"""
          SELECT cell, text AS value, CASE WHEN NOT {Text.All([.. forms.Prepend(field.Pattern!).Select(form => $"regexp_full_match(text, {Sql.Literal(form)})")])} THEN '{MappingCodes.PatternNotMatched}' END AS issue
          FROM {Cells(field)}
        """;

    private static string Describe(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Values => $"{Text.Of(field.Values!.Count)} spellings of {Text.Of(field.Values.Values.Distinct().Count())} values{(field.IsList ? ", several in a cell" : "")}",
        FieldKind.Date or FieldKind.Instant => string.Join(", ", field.Formats.Select(format => format.Text)),
        FieldKind.Number => $"{Text.Of(field.Minimum!.Value)}..{Text.Of(field.Maximum!.Value)}",
        FieldKind.Code => $"code {field.CodeSystem}",
        _ => "pattern",
    };
}
