using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Factors, suspects, waits and outcomes as queries over the row table.</summary>
internal sealed class BlockSql(CompileScope scope, SourceSql sources, PersonColumns persons)
{
    /// <summary>One query for each block that writes a table: the columns in the schema's order, and the source line.</summary>
    public IEnumerable<string> Rows(string table)
    {
        RowBlock[] blocks = [.. scope.Document.Blocks.Where(block => block.Table == table)];
        for (int index = 0; index < blocks.Length; index++)
        {
            RowBlock block = blocks[index];
            foreach (IGrouping<string?, RowRule> rules in block.Rules.GroupBy(rule => rule.Each))
            {
                int ordinal = index + 1;
                IEnumerable<string> columns = scope.Schema[table].Columns.Select(column => $"  {PerRule(block, [.. rules], rule => Column(block, rule, column, ordinal))} AS {Sql.Identifier(column.Name)}");
                bool parts = rules.Key is { } over && scope.Document.Field(over) is { IsList: false };
                string items = rules.Key is { } each && !parts ? $", unnest(r.{scope.Keep(each, "VARCHAR[]", Sql.Identifier(each))}) AS item(value)" : "";
                string numbers = string.Join(", ", rules.Select(rule => Text.Of(scope.Rules.Number(rule))));
                yield return $"SELECT\n{string.Join(",\n", columns)},\n  r._line AS source_line\nFROM {Text.Mapped}.\"row\" AS r{items}\nWHERE {scope.Mapped(parts)} AND r.{RuleColumns.RuleOf(block)} IN ({numbers})";
            }
        }
    }

    private string Column(RowBlock block, RowRule rule, SchemaColumn column, int ordinal)
    {
        string key = column.Name == "suspect_id" ? "ref" : column.Name;
        if (rule.Sets.TryGetValue(key, out WriteSource? source))
        {
            return rule.Each is { } each && source.Field == each && scope.Document.Field(each)!.IsList
                ? source.Translation is null ? $"CAST(item.value AS {scope.TypeOf(column)})" : sources.Translated(source, "item.value", column)
                : sources.Stored(source, $"{block.Table}_{block.Name}_{Text.Of(scope.Rules.Number(rule))}", column);
        }

        return column.Name switch
        {
            "event_id" => "r._event",
            "person_id" => "r._person",
            "ordinal" => $"{Text.Of(ordinal)}::SMALLINT",
            "rule" => $"CAST(r.{RuleColumns.RuleOf(block)} AS INTEGER)",
            "age_at_event" when rule.Sets.TryGetValue("born", out WriteSource? born) =>
                $"r.{scope.Keep($"_{block.Table}_{Text.Word(block.Name)}_age", "SMALLINT", persons.AgeFrom(born))}",
            _ when column.Required && column.Codes.Count > 0 => scope.Literal("not_recorded", column),
            _ => scope.Null(column),
        };
    }

    private string PerRule(RowBlock block, IReadOnlyList<RowRule> rules, Func<RowRule, string> value)
    {
        IGrouping<string, RowRule>[] groups = [.. rules.GroupBy(value)];
        return groups.Length == 1
            ? groups[0].Key
            : $"CASE r.{RuleColumns.RuleOf(block)} {string.Join(' ', groups.SelectMany(group => group.Select(rule => $"WHEN {Text.Of(scope.Rules.Number(rule))} THEN {group.Key}")))} END";
    }
}
