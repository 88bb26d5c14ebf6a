using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Conditions as SQL over the typed row. Blank and unknown are NULL or 'unknown' there, and meet nothing but what asks for them.</summary>
internal sealed class ConditionSql(CompileScope scope)
{
    /// <summary>A condition of a rule.</summary>
    /// <param name="when">Alternatives; none is always.</param>
    /// <param name="from">The flag field that the rule takes its parts from, and the harm of its list; null for others.</param>
    public string Write(IReadOnlyList<IReadOnlyList<Condition>> when, (string Field, string Harm)? from = null) =>
        when.Count == 0 ? "TRUE" : Text.Any([.. when.Select(all => WriteAll(all, from))]);

    /// <summary>The terms of one alternative, which must all hold: how the mapping writes each, and its SQL.</summary>
    public IEnumerable<(string Text, string Sql)> Terms(IReadOnlyList<Condition> all, (string Field, string Harm)? from)
    {
        foreach (IGrouping<string, Condition> group in all.GroupBy(condition => condition.Field))
        {
            FieldDefinition? field = scope.Document.Field(group.Key);
            if (field?.Kind == FieldKind.Flag)
            {
                yield return (Describe([.. group]), WriteFlag(field, [.. group], from?.Field == field.Name ? from.Value.Harm : field.Harm!));
                continue;
            }

            foreach (Condition condition in group)
            {
                yield return (Describe([condition]), WriteOne(condition, field));
            }
        }
    }

    private string WriteAll(IReadOnlyList<Condition> all, (string Field, string Harm)? from) => Text.All([.. Terms(all, from).Select(term => term.Sql)]);

    private static string Describe(IReadOnlyList<Condition> tests)
    {
        IEnumerable<string> written = tests.Select(test => $"{test.Test}: {(test.Arguments.Count == 1 ? test.Arguments[0] : $"[{string.Join(", ", test.Arguments)}]")}");
        return $"{(tests[0].Field == CompileScope.Delivery ? "the delivery" : tests[0].Field)}: {{ {string.Join(", ", written)} }}";
    }

    private string WriteFlag(FieldDefinition field, IReadOnlyList<Condition> tests, string ownHarm)
    {
        IReadOnlyList<string> harms = tests.FirstOrDefault(test => test.Test == "harm")?.Arguments ?? [ownHarm];
        var cell = tests.Where(test => test.Test is "blank" or "recorded").ToList();
        var parts = tests.Except(cell).ToList();
        var terms = cell.ConvertAll(test => test.Test == "blank" ? scope.Blank(field.Name) : $"NOT {scope.Blank(field.Name)}");
        if (parts.Count > 0)
        {
            terms.Add(Text.Any([.. harms.Select(harm => Text.All([.. parts.Select(test => Part(field.Name, harm, test))]))]));
        }

        return Text.All(terms);
    }

    private string Part(string field, string harm, Condition test) => test.Test switch
    {
        "harm" => $"{scope.FlagPart(field, harm, "status")} <> 'not_recorded'",
        "bare" => $"{scope.FlagPart(field, harm, "bare")} = {test.Arguments[0]}",
        "setting" => $"list_has_any({scope.FlagPart(field, harm, "settings")}, [{Text.Literals(test.Arguments)}])",
        _ => Among(scope.FlagPart(field, harm, test.Test), test.Arguments),
    };

    private string WriteOne(Condition condition, FieldDefinition? field)
    {
        string name = condition.Field == CompileScope.Delivery ? $"(SELECT as_of FROM {Text.Mapped}.delivery)" : Sql.Identifier(condition.Field == CompileScope.Age && field is null ? "_age" : condition.Field);
        bool isText = field is not null && FieldSql.TypeOf(field) == "VARCHAR";
        return condition.Test switch
        {
            "has" => scope.Test(condition.Field, $"list_has_any(value, [{Text.Literals(condition.Arguments)}])"),
            "is" or "in" when field is null || field.Kind == FieldKind.Number => $"{name} IN ({string.Join(", ", condition.Arguments)})",
            "is" or "in" => scope.Test(condition.Field, Among("value", condition.Arguments)),
            "under" => $"{name} < {condition.Arguments[0]}",
            "over" => $"{name} > {condition.Arguments[0]}",
            "before" => $"{name} < {Moment(condition, field)}",
            "after" => $"{name} >= {Moment(condition, field, 1)}",
            "blank" when field is not null && FieldSql.HasCells(field) => scope.Blank(field.Name),
            "blank" => $"{name} IS NULL",
            _ when isText => $"({name} IS NOT NULL AND {name} <> 'unknown')",
            _ => $"{name} IS NOT NULL",
        };
    }

    // An instant is compared by its day in London; before a day is before its midnight, after it is from the next one.
    private static string Moment(Condition condition, FieldDefinition? field, int days = 0)
    {
        string day = days == 0 ? $"DATE '{condition.Arguments[0]}'" : $"DATE '{condition.Arguments[0]}' + {Text.Of(days)}";
        return field?.Kind == FieldKind.Instant ? $"(CAST({day} AS TIMESTAMP) AT TIME ZONE 'Europe/London') AT TIME ZONE 'UTC'" : days == 0 ? day : $"({day})";
    }

    private static string Among(string name, IReadOnlyList<string> values) => values.Count == 1
        ? $"{name} = {Sql.Literal(values[0])}"
        : $"{name} IN ({Text.Literals(values)})";
}
