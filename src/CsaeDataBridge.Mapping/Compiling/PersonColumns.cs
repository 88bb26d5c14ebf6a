using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Who a row is about: the person's id and age over the typed row.</summary>
internal sealed class PersonColumns(CompileScope scope, SourceSql sources, RuleColumns rules)
{
    private static readonly string[] NoAttributes = ["ref", CompileScope.PreviousReference, "age_on", "role_in_event", CompileScope.Age];

    /// <summary>The person's id: from the source's own number, else from the event where the source says anything about a person.</summary>
    public string Id()
    {
        if (scope.Document.Person.Count == 0)
        {
            return "CAST(NULL AS UUID)";
        }

        string[] known = [.. scope.Document.Person.Where(source => !NoAttributes.Contains(source.Key)).SelectMany(source => source.Value.Fields).Distinct().Select(rules.Known)];
        string derived = known.Length == 0 || scope.Document.IsOfNumbersAlone ? "" : $" WHEN {Text.Any(known)} THEN CAST(md5(CAST({Event} AS VARCHAR) || '|person|1') AS UUID)";
        return Reference is { } reference ? $"CASE WHEN {reference} IS NOT NULL THEN {reference}{derived} END" : derived.Length == 0 ? "CAST(NULL AS UUID)" : $"CASE{derived} END";
    }

    /// <summary>True where the source numbers no person and the id is made from the event.</summary>
    public string Unlinked() => Reference is { } reference ? $"{reference} IS NULL" : "TRUE";

    /// <summary>Age in whole years on the event's date, over the joined fields; NULL where either date is unknown.</summary>
    public string Age()
    {
        string given = scope.Document.Person.TryGetValue(CompileScope.Age, out WriteSource? source) ? sources.Plain(source, "SMALLINT") : "";
        string derived = scope.Document.Person.TryGetValue("born", out WriteSource? born) ? AgeFrom(born) : "";
        return (derived, given) switch
        {
            ("", "") => "CAST(NULL AS SMALLINT)",
            ("", _) => given,
            (_, "") => derived,
            _ => $"coalesce({derived}, {given})",
        };
    }

    /// <summary>Age in whole years on the first day of what happened; null where the mapping has no such date or no birth date.</summary>
    public string? AgeWhenOccurred() =>
        scope.Document.Person.TryGetValue("born", out WriteSource? born) && scope.Document.Event.TryGetValue("occurred_from", out WriteSource? occurred)
            ? AgeFrom(born, [Day(occurred)])
            : null;

    /// <summary>An age at the event's date.</summary>
    public string AgeFrom(WriteSource born)
    {
        string[] dates = [.. EventDates().Select(Day)];
        return dates.Length == 0 ? "CAST(NULL AS SMALLINT)" : AgeFrom(born, dates);
    }

    private string AgeFrom(WriteSource born, string[] dates)
    {
        string years = $"(({(dates.Length == 1 ? dates[0] : $"coalesce({string.Join(", ", dates)})")} - {Day(born)}) // 10000)";
        return $"CAST(CASE WHEN {years} BETWEEN 0 AND 120 THEN {years} END AS SMALLINT)";
    }

    private string Event => Sql.Identifier(scope.Document.Event["ref"].Field!);

    private string? Reference => scope.Document.Person.TryGetValue("ref", out WriteSource? source) ? Sql.Identifier(source.Field!) : null;

    private IEnumerable<WriteSource> EventDates()
    {
        if (scope.Document.Person.TryGetValue("age_on", out WriteSource? on))
        {
            return [on];
        }

        return new[] { "received_on", "started_on", "occurred_from" }.Where(scope.Document.Event.ContainsKey).Select(column => scope.Document.Event[column]);
    }

    // Days as yyyymmdd are worked out once for each distinct cell where the source is a field.
    private string Day(WriteSource source)
    {
        if (source.Field is { } name && scope.Document.Field(name) is { Kind: FieldKind.Date })
        {
            return scope.Day(name);
        }

        string date = sources.Plain(source, "DATE");
        return $"(year({date}) * 10000 + month({date}) * 100 + day({date}))";
    }
}
