using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Flags: the lexicon's reading of each distinct cell, one row a harm, turned into one row a cell.</summary>
internal static class FlagSql
{
    /// <summary>The statement that makes the reading table of a flag field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="fates">Numbers of the fates.</param>
    /// <param name="used">The columns that rules use: harm and part.</param>
    public static string Read(FieldDefinition field, FateBook fates, IReadOnlyCollection<(string Harm, string Part)> used)
    {
        IEnumerable<string> columns = used.Order().Select(column => $",\n  any_value({Expression(field, column.Part)}) FILTER (harm = '{column.Harm}') AS {Column(column.Harm, column.Part)}");
        return $"""
            -- {field.Name}: flag about {field.Harm}, read by the lexicon{(field.Lexicon.Length == 0 ? "" : $" of {field.Lexicon}")}{(field.Scale is null ? "" : $", scale {field.Scale}")}
            CREATE OR REPLACE TABLE {FieldSql.Table(field)} AS
            SELECT cell, any_value(issue) AS issue, any_value(fate) AS fate{string.Concat(columns)}
            FROM (
              SELECT *, {FieldSql.Fate(field, fates)} AS fate
              FROM (
                SELECT *, CASE WHEN NOT understood THEN '{MappingCodes.UnreadFlag}' WHEN started_on NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN '{MappingCodes.DateOutOfRange}' END AS issue
                FROM {Text.Stage}.{Sql.Identifier("flag_" + field.Name)} LEFT JOIN {Text.Mapped}.reading USING (part), {Text.Mapped}.delivery
              )
              UNION ALL BY NAME SELECT 0 AS cell
            )
            GROUP BY cell;

            """;
    }

    /// <summary>A part of a flag under its name in the rules, for example <c>cse_status</c>.</summary>
    public static string Column(string harm, string part) => $"{harm}_{part}";

    /// <summary>The part column of a field where rows are joined, for example <c>cse_flag__cse_status</c>.</summary>
    public static string Joined(string field, string harm, string part) => Sql.Identifier($"{field}__{harm}_{part}");

    // What a cell does not say is no part to take a concern from; nor is a no that the source cannot say.
    private static string Expression(FieldDefinition field, string part) => part == "part"
        ? $"CASE WHEN status NOT IN ('not_recorded'{(field.SaysNo is null ? ", 'ruled_out'" : "")}) THEN part END"
        : part;
}
