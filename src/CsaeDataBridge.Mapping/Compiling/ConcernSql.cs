using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The concerns and reviews of a mapping as queries over the row table.</summary>
internal sealed class ConcernSql(CompileScope scope, SourceSql sources)
{
    private static readonly Dictionary<string, string> OfFlag = new()
    {
        ["status"] = "status",
        ["precision"] = "precision",
        ["role"] = "role",
        ["recency"] = "recency",
        ["flag_state"] = "flag_state",
        ["risk_level"] = "risk_level",
        ["settings"] = "settings",
        ["identified_on"] = "started_on",
        ["source_reading"] = "reading",
    };

    /// <summary>One query for each list: the columns of concern in the schema's order, and the source line.</summary>
    public IEnumerable<string> Concerns() => scope.Rules.Concerns.Select((list, index) =>
    {
        IEnumerable<string> columns = scope.Schema["concern"].Columns.Select(column => $"  {Column(list, index, column)} AS {Sql.Identifier(column.Name)}");
        return $"SELECT\n{string.Join(",\n", columns)},\n  r._line AS source_line\n{From(list)}";
    });

    /// <summary>One query for each list that asks a person: the columns of review, and the source line.</summary>
    public IEnumerable<string> Reviews()
    {
        foreach (ConcernList list in scope.Rules.Concerns.Where(list => list.Rules.Any(rule => rule.Review is not null || rule.From is not null)))
        {
            string person = PerRule(list, Person);
            string rule = $"r.{RuleColumns.RuleOf(list)}";
            string reason = PerRule(list, known => known.Review is { } review ? Sql.Literal(review) : known.From is null ? "NULL" : "f.review");
            IEnumerable<string> columns = scope.Schema["review"].Columns.Select(column => $"  {Review(column, list, rule, person, reason)} AS {Sql.Identifier(column.Name)}");
            yield return $"SELECT\n{string.Join(",\n", columns)},\n  r._line AS source_line\n{From(list)}\n  AND {reason} IS NOT NULL";
        }
    }

    private string From(ConcernList list)
    {
        string readings = list.Rules.Any(rule => rule.From is not null) ? $"\nJOIN {Text.Mapped}.reading AS f ON f.part = coalesce(r.{RuleColumns.PartOf(list)}, 0)" : "";
        return $"FROM {Text.Mapped}.\"row\" AS r{readings}\nWHERE {scope.Mapped()} AND r.{RuleColumns.RuleOf(list)} IS NOT NULL";
    }

    private string Review(SchemaColumn column, ConcernList list, string rule, string person, string reason) => column.Name switch
    {
        "review_id" => $"CAST(md5(concat_ws('|', 'review', CAST(r._event AS VARCHAR), coalesce(CAST({person} AS VARCHAR), ''), {Sql.Literal(list.Name)}, CAST({rule} AS VARCHAR))) AS UUID)",
        "event_id" => "r._event",
        "person_id" => person,
        "rule" => $"CAST({rule} AS INTEGER)",
        "reason" => reason,
        "state" => scope.Literal("open", column),
        _ => scope.Null(column),
    };

    private string Column(ConcernList list, int index, SchemaColumn column) => column.Name switch
    {
        "event_id" => "r._event",
        "person_id" => PerRule(list, Person),
        "ordinal" => $"{Text.Of(index + 1)}::SMALLINT",
        "harm" => scope.Literal(list.Harm, column),
        "rule" => $"CAST(r.{RuleColumns.RuleOf(list)} AS INTEGER)",
        "under_review" => PerRule(list, rule => rule.Review is not null ? "TRUE" : rule.From is null ? "FALSE" : "f.review IS NOT NULL"),
        _ => PerRule(list, rule => Value(list, rule, column)),
    };

    private string Person(ConcernRule rule)
    {
        if (!rule.SubjectIsSuspect)
        {
            return "r._person";
        }

        string reference = scope.Document.Blocks.First(block => block.Table == "suspect").Rules[0].Sets["ref"].Field!;
        return $"r.{scope.Keep(reference, "UUID", Sql.Identifier(reference))}";
    }

    private string Value(ConcernList list, ConcernRule rule, SchemaColumn column)
    {
        if (column.Name == "settings" && rule.Settings is { } settings)
        {
            return $"[{Text.Literals(settings)}]::{scope.TypeOf(column)}";
        }

        if (rule.Sets.TryGetValue(column.Name, out WriteSource? source))
        {
            return sources.Stored(source, $"{list.Name}_{Text.Of(scope.Rules.Number(rule))}", column);
        }

        if (rule.From is not null && OfFlag.TryGetValue(column.Name, out string? part))
        {
            return $"f.{part}";
        }

        return column.Name switch
        {
            "precision" => scope.Literal("exact", column),
            "role" when list.Harm is "csa" or "cse" => scope.Literal("experienced", column),
            "role" or "recency" or "flag_state" or "risk_level" => scope.Literal("not_recorded", column),
            "basis" => scope.Literal("recorded", column),
            "settings" => $"[]::{scope.TypeOf(column)}",
            _ => scope.Null(column),
        };
    }

    private string PerRule(ConcernList list, Func<ConcernRule, string> value)
    {
        IGrouping<string, ConcernRule>[] groups = [.. list.Rules.GroupBy(value)];
        if (groups.Length == 1)
        {
            return groups[0].Key;
        }

        // The value of most rules goes last, so that the query stays short.
        IGrouping<string, ConcernRule> last = groups.MaxBy(group => group.Count())!;
        IEnumerable<string> cases = groups.Where(group => group != last).Select(group =>
            $"WHEN r.{RuleColumns.RuleOf(list)} IN ({string.Join(", ", group.Select(rule => Text.Of(scope.Rules.Number(rule))))}) THEN {group.Key}");
        return $"CASE {string.Join(' ', cases)} ELSE {last.Key} END";
    }
}
