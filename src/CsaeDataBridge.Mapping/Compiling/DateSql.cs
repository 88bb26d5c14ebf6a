using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Dates and instants over distinct cells: every format is tried, and the cell counts only when all that fit agree.</summary>
internal static class DateSql
{
    private const string Months = "['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']";

    /// <summary>Reads a date or datetime field: cell, value, issue.</summary>
    public static string Read(FieldDefinition field)
    {
        bool instant = field.Kind == FieldKind.Instant;
        bool local = instant && !field.Formats[0].HasZone;
        string[] names = [.. field.Formats.Select((_, index) => $"format_{Text.Of(index + 1)}")];
        IEnumerable<string> tried = field.Formats.Select((format, index) =>
            $"    {names[index]}: CASE WHEN regexp_full_match(normal, {Sql.Literal(format.Guard)}) THEN {Value(format, field, instant)} END");
        string formats = string.Join(", ", names);
        string ambiguous = names.Length == 1 ? "" : $"\n    WHEN least({formats}) <> greatest({formats}) THEN '{MappingCodes.AmbiguousDate}'";
        string skipped = local ? $"\n    WHEN (universal AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/London' <> value THEN '{MappingCodes.SkippedHour}'" : "";
        string universal = local ? ",\n    (value AT TIME ZONE 'Europe/London') AT TIME ZONE 'UTC' AS universal" : "";
        string result = local
            ? "CASE WHEN ((universal - INTERVAL 1 HOUR) AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/London' = value THEN universal - INTERVAL 1 HOUR ELSE universal END"
            : "value";
        return $"""
            WITH tried AS (
              SELECT cell,
            {string.Join(",\n", tried)}
              FROM {Text.Stage}.{Sql.Identifier("cell_" + field.Name)}
            ), chosen AS (
              SELECT *, {(names.Length == 1 ? formats : $"least({formats})")} AS value{universal}
              FROM tried
            )
              SELECT cell, {result} AS value, CASE
                WHEN value IS NULL THEN '{MappingCodes.UnreadableDate}'{ambiguous}
                WHEN CAST(value AS DATE) NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN '{MappingCodes.DateOutOfRange}'{skipped} END AS issue
              FROM chosen, {Text.Mapped}.delivery
            """;
    }

    private static string Value(DateFormat format, FieldDefinition field, bool instant)
    {
        string Part(int? group) => $"regexp_extract(normal, {Sql.Literal(format.Guard)}, {Text.Of(group!.Value)})";
        string month = format.Group("MMM", "MMMM") is { } word
            ? $"list_position({Months}, left({Part(word)}, 3))"
            : Part(format.Group("MM", "M"));
        string rest = $"'-' || {month} || '-' || {Part(format.Group("dd", "d"))}";
        string Date(string year) => $"{year} || {rest}";
        string date = format.Group("yyyy") is { } full ? Date(Part(full)) : Date($"'{(field.CenturyIsPast ? 20 : field.Century)}' || {Part(format.Group("yy"))}");
        if (format.HasShortYear && field.CenturyIsPast)
        {
            string earlier = Date($"'19' || {Part(format.Group("yy"))}");
            date = $"CASE WHEN TRY_CAST({date} AS DATE) > (SELECT as_of FROM {Text.Mapped}.delivery) THEN {earlier} ELSE {date} END";
        }

        if (!format.HasTime || (!instant && !format.HasZone))
        {
            return $"TRY_CAST({date} AS DATE)";
        }

        string seconds = format.Group("ss") is { } second ? Part(second) : "'00'";
        string time = $"{date} || ' ' || {Part(format.Group("HH", "H"))} || ':' || {(format.Group("mm") is { } minute ? Part(minute) : "'00'")} || ':' || {seconds}";
        if (!format.HasZone)
        {
            return $"TRY_CAST({time} AS TIMESTAMP)";
        }

        string zoned = $"TRY_CAST({time} || replace({Part(format.Group("zzz"))}, 'z', '+00') AS TIMESTAMPTZ)";
        return instant ? $"{zoned} AT TIME ZONE 'UTC'" : $"CAST({zoned} AT TIME ZONE 'Europe/London' AS DATE)";
    }
}
