using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>The columns of the row table that say which rule matched, and from which reading of a flag.</summary>
internal sealed class RuleColumns(CompileScope scope, ConditionSql conditions)
{
    /// <summary>The number of the rule that matched in each list and block, over the typed row: name and expression.</summary>
    public IEnumerable<(string Name, string Expression)> Rules()
    {
        foreach (ConcernList list in scope.Rules.Concerns)
        {
            yield return (RuleOf(list), Case(list.Rules.Select(rule => (Condition(list, rule), scope.Rules.Number(rule)))));
        }

        foreach (RowBlock block in scope.Document.Blocks)
        {
            yield return (RuleOf(block), Case(block.Rules.Select(rule => (Condition(block, rule), scope.Rules.Number(rule)))));
        }
    }

    /// <summary>The reading that the matched rule takes its parts from, over the typed row with its rules: name and expression.</summary>
    public IEnumerable<(string Name, string Expression)> Parts()
    {
        foreach (ConcernList list in scope.Rules.Concerns.Where(list => list.Rules.Any(rule => rule.From is not null)))
        {
            IEnumerable<string> cases = list.Rules.Where(rule => rule.From is not null).Select(rule =>
                $"WHEN {Text.Of(scope.Rules.Number(rule))} THEN {scope.FlagPart(rule.From!, list.Harm, "part")}");
            yield return (PartOf(list), $"CASE {RuleOf(list)} {string.Join(' ', cases)} END");
        }
    }

    public static string RuleOf(ConcernList list) => $"_rule_{Text.Word(list.Name)}";

    public static string PartOf(ConcernList list) => $"_part_{Text.Word(list.Name)}";

    public static string RuleOf(RowBlock block) => $"_rule_{block.Table}_{Text.Word(block.Name)}";

    private static string Case(IEnumerable<(string Condition, int Number)> rules) =>
        $"CAST(CASE {string.Join(' ', rules.Select(rule => $"WHEN {rule.Condition} THEN {Text.Of(rule.Number)}"))} END AS SMALLINT)";

    private string Condition(ConcernList list, ConcernRule rule)
    {
        string when = conditions.Write(rule.When, rule.From is { } from ? (from, list.Harm) : null);
        return rule.From is null ? when : Both(when, $"{scope.FlagPart(rule.From, list.Harm, "part")} IS NOT NULL");
    }

    // A row is only worth writing where the source says something: an answer, a score, a date, anything about a suspect.
    private string Condition(RowBlock block, RowRule rule)
    {
        string when = conditions.Write(rule.When);
        IEnumerable<string> telling = block.Table switch
        {
            "factor" => rule.Each is null ? Fields(rule, "answer") : [rule.Each],
            "wait" => Fields(rule, "referred_on"),
            "outcome" => Fields(rule, "score"),
            _ => rule.Sets.Values.SelectMany(source => source.Fields),
        };
        string[] terms = [.. telling.Distinct().Select(Known)];
        return terms.Length == 0 ? when : Both(when, Text.Any(terms));
    }

    private static IEnumerable<string> Fields(RowRule rule, string column) =>
        rule.Sets.TryGetValue(column, out WriteSource? source) ? source.Fields : [];

    /// <summary>True where the field holds something other than unknown.</summary>
    public string Known(string name)
    {
        FieldDefinition field = scope.Document.Field(name)!;
        string column = Sql.Identifier(name);
        return FieldSql.TypeOf(field) == "VARCHAR" && FieldSql.HasCells(field) ? $"({column} IS NOT NULL AND {column} <> 'unknown')" : $"{column} IS NOT NULL";
    }

    private static string Both(string when, string second) => when == "TRUE" ? second : $"({when} AND {second})";
}
