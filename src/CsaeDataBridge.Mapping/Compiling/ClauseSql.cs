using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>What a clause asks of a row before it comes in, over the typed row.</summary>
internal sealed class ClauseSql(CompileScope scope)
{
    /// <summary>The conditions in the order of their fates: the clause's own, then its lists of people. A row that does not meet one is excluded, also where the answer is unknown.</summary>
    public IEnumerable<string> Conditions() => [.. (scope.Flow?.Rows ?? []).Select(Met), .. (scope.Flow?.Lists ?? []).Select(Met)];

    // A row without a readable NHS number is on no list: nobody has cleared it, and nobody is known to object.
    private string Met(PersonListNeed list)
    {
        string[] numbers = [.. scope.Document.Fields.Where(PersonListTable.Asks).Select(IdentitySql.Kept)];
        IEnumerable<string> listed = numbers.Select(number => $"coalesce({number} IN (SELECT nhs_number FROM {PersonListTable.Of(list)}), {(list.Clears ? "TRUE" : "FALSE")})");
        return list.Clears ? $"coalesce({string.Join(", ", numbers)}) IS NOT NULL AND {string.Join(" AND ", listed)}" : $"NOT ({string.Join(" OR ", listed)})";
    }

    private string Met(RowCondition condition)
    {
        (string name, string type) = Asked(condition.Field);
        string[] values = [.. condition.Values.Select(value => type switch
        {
            "VARCHAR" or "VARCHAR[]" => Sql.Literal(value.ToLowerInvariant()),
            "DATE" or "TIMESTAMP" => $"{type} {Sql.Literal(value)}",
            _ => value,
        })];
        if (type == "VARCHAR[]")
        {
            string lowered = $"list_transform({name}, lambda item: lower(item))";
            if (condition.Operator == RowOperator.IsPresent)
            {
                return $"len({name}) > 0";
            }

            string any = $"list_has_any({lowered}, [{string.Join(", ", values)}])";
            return condition.Operator is RowOperator.NotEqual or RowOperator.NotIn ? $"NOT {any} AND NOT list_contains({lowered}, 'unknown')" : any;
        }

        string value = type == "VARCHAR" ? $"lower({name})" : name;
        string known = type == "VARCHAR" ? $" AND {name} <> 'unknown'" : "";
        return condition.Operator switch
        {
            RowOperator.Equal or RowOperator.In => $"{value} IN ({string.Join(", ", values)})",
            RowOperator.NotEqual or RowOperator.NotIn => $"{value} NOT IN ({string.Join(", ", values)}){known}",
            RowOperator.LessThan => $"{value} < {values[0]}",
            RowOperator.LessThanOrUnknown => $"coalesce({value} < {values[0]}, TRUE)",
            RowOperator.Between => $"{value} BETWEEN {values[0]} AND {values[1]}",
            RowOperator.IsPresent => $"{name} IS NOT NULL{known}",
            RowOperator.AtMost => $"{value} <= {values[0]}",
            RowOperator.GreaterThan => $"{value} > {values[0]}",
            _ => $"{value} >= {values[0]}",
        };
    }

    // A field of the mapping, a name that the clause makes from one, or the age at the event.
    private (string Expression, string Type) Asked(string name)
    {
        if (scope.Document.Field(name) is { } field)
        {
            return (Sql.Identifier(name), FieldSql.TypeOf(field));
        }

        return scope.Flow!.Derivation(name) is var (owner, derivation)
            ? derivation.Function == "age_at" ? (Age(owner.Name, derivation.Argument), "SMALLINT") : (Group(owner.Name, derivation), "VARCHAR")
            : ("_age", "SMALLINT");
    }

    // As ages are reckoned everywhere here: who is born on 29 February is a year older on 1 March.
    private static string Age(string born, string day) => $"(CAST(strftime({Sql.Identifier(day)}, '%Y%m%d') AS INTEGER) - CAST(strftime({Sql.Identifier(born)}, '%Y%m%d') AS INTEGER)) // 10000";

    private static string Group(string field, FieldDerivation derivation) =>
        $"CASE lower({Sql.Identifier(field)}) {string.Join(' ', derivation.Codes.Select(code => $"WHEN {Sql.Literal(code.Key.ToLowerInvariant())} THEN {Sql.Literal(code.Value)}"))} END";
}
