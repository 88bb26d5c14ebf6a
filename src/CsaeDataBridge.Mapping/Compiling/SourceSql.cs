using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Sources of columns as SQL. Text is checked and turned into codes once for each distinct cell, not row by row.</summary>
internal sealed class SourceSql(CompileScope scope, ConditionSql conditions)
{
    /// <summary>A source over the row table <c>r</c>, in the column's type; blank is not_recorded where the column has codes or a form.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the row table calls it when it is worked out row by row.</param>
    /// <param name="column">The target.</param>
    public string Stored(WriteSource source, string name, SchemaColumn column)
    {
        if (source.Literal is { } literal)
        {
            return scope.Literal(literal, column);
        }

        string type = scope.TypeOf(column);
        if (source.Field is { } field && scope.Document.Field(field)!.Kind != FieldKind.Identity)
        {
            return $"r.{scope.Keep(KeptName(source, field, column), type, OfField(source, column))}";
        }

        return $"r.{scope.Keep($"_{Text.Word(name)}_{column.Name}", type, Typed(source, column))}";
    }

    /// <summary>The plain value of a source over the typed row; NULL where it is blank.</summary>
    public string Plain(WriteSource source, string type)
    {
        if (source.Choices.Count > 0)
        {
            return Choices(source, choice => Plain(choice, type));
        }

        if (source.Literal is { } literal)
        {
            return $"{Sql.Literal(literal)}::{type}";
        }

        FieldDefinition field = scope.Document.Field(source.Field!)!;
        return field.Kind == FieldKind.Identity
            ? IdentitySql.Kept(field)
            : Converted(Sql.Identifier(field.Name), FieldSql.TypeOf(field), type);
    }

    /// <summary>What a translation writes for one value, in the column's type.</summary>
    public string Translated(WriteSource source, string value, SchemaColumn column)
    {
        FieldDefinition field = scope.Document.Field(source.Field!)!;
        IEnumerable<(string From, string To)> pairs = field.Values is { } list
            ? list.Values.Distinct().Where(known => source.Translation!.ContainsKey(NormalForm.Of(known))).Select(known => (known, source.Translation![NormalForm.Of(known)]))
            : source.Translation!.Select(pair => (pair.Key.ToUpperInvariant(), pair.Value));
        IEnumerable<string> cases = pairs.OrderBy(pair => pair.From, StringComparer.Ordinal).Select(pair => $"WHEN {Sql.Literal(pair.From)} THEN {scope.Literal(pair.To, column)}");
        return $"CASE {value} {string.Join(' ', cases)} WHEN 'unknown' THEN {scope.Literal("unknown", column)} END";
    }

    private static string KeptName(WriteSource source, string field, SchemaColumn column) =>
        source.Translation is not null ? $"{field}__{column.Name}" : column.CodeList is { } list ? $"{field}__{list}" : field;

    private string Typed(WriteSource source, SchemaColumn column)
    {
        if (source.Choices.Count > 0)
        {
            string chosen = Choices(source, choice => choice.Literal is { } literal ? scope.Literal(literal, column) : Known(choice, column));
            return IsWord(column) ? $"coalesce({chosen}, {scope.Literal("not_recorded", column)})" : chosen;
        }

        return Plain(source, column.Type);
    }

    private string Choices(WriteSource source, Func<WriteSource, string> write)
    {
        IEnumerable<string> choices = source.Choices.Select(choice => choice.When.Count == 0
            ? write(choice.Source)
            : $"CASE WHEN {conditions.Write(choice.When)} THEN {write(choice.Source)} END");
        return $"coalesce({string.Join(", ", choices)})";
    }

    // As one of several choices a blank field gives way to the next.
    private string Known(WriteSource source, SchemaColumn column) => IsWord(column)
        ? $"nullif({OfField(source, column)}, {scope.Literal("not_recorded", column)})"
        : OfField(source, column);

    private string OfField(WriteSource source, SchemaColumn column)
    {
        FieldDefinition field = scope.Document.Field(source.Field!)!;
        if (!IsWord(column))
        {
            string value = Converted(Sql.Identifier(field.Name), FieldSql.TypeOf(field), column.Type);
            return Generalised(field, value);
        }

        string word = source.Translation is null ? "value" : Translated(source, "value", column);
        string blank = scope.Literal("not_recorded", column);
        string type = scope.TypeOf(column);
        string stored = column.CodeList is null || source.Translation is not null ? $"coalesce({word}, {blank})" : $"coalesce(CAST({word} AS {type}), {blank})";
        return scope.Extra(field.Name, source.Translation is null ? column.CodeList ?? "text" : column.Name, type, stored);
    }

    // Dates are generalised to the first day of their month, quarter or year, as the clause says.
    private string Generalised(FieldDefinition field, string value) =>
        scope.Permit(field.Name)?.Generalise is "month" or "quarter" or "year" && field.Kind == FieldKind.Date
            ? $"CAST(date_trunc('{scope.Permit(field.Name)!.Generalise}', {value}) AS DATE)"
            : value;

    private static bool IsWord(SchemaColumn column) => column.CodeList is not null || column.Form is not null;

    private static string Converted(string value, string from, string to) => (from, to) switch
    {
        ("TIMESTAMP", "DATE") => $"CAST(({value} AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/London' AS DATE)",
        _ when from == to => value,
        _ => $"CAST({value} AS {to})",
    };
}
