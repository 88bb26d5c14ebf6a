namespace CsaeDataBridge.Fhir;

/// <summary>SQL of dates, moments and times of day, which are text as precise as it was written.</summary>
internal static class ViewTimes
{
    private const string Zone = "'(Z|[+-][0-9]{2}:[0-9]{2})$'";

    /// <summary>-1, 0 or 1; NULL where it is not known, because one is less precise or only one has a zone.</summary>
    public static string Order(string a, string b)
    {
        string day = $"least(length({a}), length({b}), 10)";
        return $"CASE WHEN length({a}) > 10 AND length({b}) > 10 THEN CASE WHEN regexp_matches({a}, {Zone}) = regexp_matches({b}, {Zone}) "
            + $"THEN CAST(sign(epoch_us(TRY_CAST({a} AS TIMESTAMPTZ)) - epoch_us(TRY_CAST({b} AS TIMESTAMPTZ))) AS BIGINT) END "
            + $"WHEN left({a}, {day}) < left({b}, {day}) THEN -1 WHEN left({a}, {day}) > left({b}, {day}) THEN 1 WHEN length({a}) = length({b}) THEN 0 END";
    }

    /// <summary>As <see cref="Order"/>, for times of day.</summary>
    public static string OrderOfTimes(string a, string b) =>
        $"CASE WHEN TRY_CAST({a} AS TIME) < TRY_CAST({b} AS TIME) THEN -1 WHEN TRY_CAST({a} AS TIME) > TRY_CAST({b} AS TIME) THEN 1 WHEN TRY_CAST({a} AS TIME) = TRY_CAST({b} AS TIME) THEN 0 END";

    /// <summary>The earliest or the latest that a date, moment or time of day can mean.</summary>
    public static ViewValue Boundary(ViewValue value, bool high, ViewScope scope) => ViewLists.Once(scope, value, one => one with
    {
        Sql = value.Kind == ViewKind.Time ? OfTime(one.Sql, high) : one.Type?.Name == "date" ? OfDay(one.Sql, high) : OfMoment(one.Sql, high),
        Extended = null,
    });

    private static string OfDay(string text, bool high)
    {
        string lastDay = $"CAST(last_day(CAST({text} || '-01' AS DATE)) AS VARCHAR)";
        return high
            ? $"CASE length({text}) WHEN 4 THEN {text} || '-12-31' WHEN 7 THEN {lastDay} ELSE {text} END"
            : $"CASE length({text}) WHEN 4 THEN {text} || '-01-01' WHEN 7 THEN {text} || '-01' ELSE {text} END";
    }

    // Where no zone is known, the earliest moment is furthest east and the latest furthest west.
    private static string OfMoment(string text, bool high)
    {
        string zone = high ? "-12:00" : "+14:00";
        string clock = high ? "T23:59:59.999" : "T00:00:00.000";
        string own = $"regexp_extract({text}, {Zone})";
        string local = $"regexp_replace({text}, {Zone}, '')";
        return $"CASE WHEN length({text}) <= 10 THEN {OfDay(text, high)} || '{clock}{zone}' "
            + $"ELSE left({local}, 11) || {OfTime($"substr({local}, 12)", high)} || CASE WHEN {own} = '' THEN '{zone}' ELSE {own} END END";
    }

    private static string OfTime(string text, bool high)
    {
        string seconds = high ? ":59" : ":00";
        string fraction = high ? "999" : "000";
        return $"CASE length({text}) WHEN 2 THEN {text} || '{(high ? ":59" : ":00")}{seconds}.{fraction}' WHEN 5 THEN {text} || '{seconds}.{fraction}' "
            + $"WHEN 8 THEN {text} || '.{fraction}' WHEN 10 THEN {text} || '{fraction[..2]}' WHEN 11 THEN {text} || '{fraction[..1]}' ELSE left({text}, 12) END";
    }
}
