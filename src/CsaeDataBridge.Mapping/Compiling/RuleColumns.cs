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

    /// <summary>Every condition of every rule by itself, over the typed row; what a rule asks for without saying so included.</summary>
    public IEnumerable<CompiledReason> Reasons()
    {
        foreach (ConcernList list in scope.Rules.Concerns)
        {
            foreach (ConcernRule rule in list.Rules)
            {
                IEnumerable<(string, string)> implied = rule.From is { } from
                    ? [($"{from} says something about {list.Harm}", $"{scope.FlagPart(from, list.Harm, "part")} IS NOT NULL")]
                    : [];
                foreach (CompiledReason reason in Reasons(scope.Rules.Number(rule), rule.When, rule.From is null ? null : (rule.From, list.Harm), implied))
                {
                    yield return reason;
                }
            }
        }

        foreach (RowBlock block in scope.Document.Blocks)
        {
            foreach (RowRule rule in block.Rules)
            {
                string[] telling = [.. Telling(block, rule).Distinct()];
                IEnumerable<(string, string)> implied = telling.Length == 0 ? [] : [($"{string.Join(" or ", telling)} is known", Text.Any([.. telling.Select(Known)]))];
                foreach (CompiledReason reason in Reasons(scope.Rules.Number(rule), rule.When, null, implied))
                {
                    yield return reason;
                }
            }
        }
    }

    private IEnumerable<CompiledReason> Reasons(int rule, IReadOnlyList<IReadOnlyList<Condition>> when, (string Field, string Harm)? from, IEnumerable<(string Text, string Sql)> implied)
    {
        foreach ((string text, string sql) in implied)
        {
            yield return new CompiledReason(rule, 0, text, sql);
        }

        for (int alternative = 0; alternative < when.Count; alternative++)
        {
            foreach ((string text, string sql) in conditions.Terms(when[alternative], from))
            {
                yield return new CompiledReason(rule, alternative + 1, text, sql);
            }
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
        string[] terms = [.. Telling(block, rule).Distinct().Select(Known)];
        return terms.Length == 0 ? when : Both(when, Text.Any(terms));
    }

    private static IEnumerable<string> Telling(RowBlock block, RowRule rule) => block.Table switch
    {
        "factor" => rule.Each is null ? Fields(rule, "answer") : [rule.Each],
        "wait" => Fields(rule, "referred_on"),
        "outcome" => Fields(rule, "score"),
        _ => rule.Sets.Values.SelectMany(source => source.Fields),
    };

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
