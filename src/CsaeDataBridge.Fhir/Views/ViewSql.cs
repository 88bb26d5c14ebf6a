using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Fhir;

/// <summary>The one place where the SQL of a view is put together.</summary>
internal sealed class ViewSql(ViewShape root, string resource, IReadOnlyList<string> conditions, IReadOnlyList<ViewBranch> branches)
{
    /// <summary>Parts several values of a column, where all columns are text.</summary>
    private const string Separator = "chr(31)";

    /// <summary>Typed columns; several items where one must stand stop the query.</summary>
    public string Typed(string table, string column) => Union(table, column, null, branch => string.Join(",\n", branch.Columns.Select(one => $"  {Typed(one)} AS {Sql.Identifier(one.Column.Name)}")));

    /// <summary>All columns as text, after the number of the resource and the name of the first column with several items for one place.</summary>
    public string Texts(string table, string column, string number) => Union(table, column, number, branch =>
    {
        string[] faults = [.. branch.Columns.Where(one => one.Value.IsList && !one.Column.IsCollection).Select(one => $"WHEN len({one.Value.Sql}) > 1 THEN {Sql.Literal(one.Column.Name)}")];
        string fault = faults.Length == 0 ? "CAST(NULL AS VARCHAR)" : $"CASE {string.Join(' ', faults)} END";
        return $"  {Sql.Identifier(number)},\n  {fault},\n{string.Join(",\n", branch.Columns.Select(one => $"  {Text(one)} AS {Sql.Identifier(one.Column.Name)}"))}";
    });

    private string Union(string table, string column, string? number, Func<ViewBranch, string> columns) =>
        string.Join("\nUNION ALL\n", branches.Select(branch => $"SELECT\n{columns(branch)}\nFROM {From(branch, table, column, number)}"));

    private string From(ViewBranch branch, string table, string column, string? number)
    {
        string carried = number is null ? "" : $"{Sql.Identifier(number)}, ";
        string condition = string.Concat(conditions.Select(one => $"\n  AND {one}"));
        string rows = $"(\n  SELECT {carried}r\n  FROM (SELECT {carried}from_json({Sql.Identifier(column)}, {Sql.Literal(root.Structure())}) AS r FROM {table})\n"
            + $"  WHERE r.\"resourceType\" = {Sql.Literal(resource)}{condition}\n)";
        return branch.Steps.Aggregate(rows, (before, step) => step.Below is null ? Unfold(before, step) : Repeat(before, step));
    }

    private static string Unfold(string rows, ViewStep step)
    {
        string items = step.List;
        string list = step.OrNull ? $"CASE WHEN coalesce(len({items}), 0) = 0 THEN [NULL] ELSE {items} END" : items;
        string index = step.NeedsIndex ? $", unnest(range({(step.OrNull ? $"greatest(coalesce(len({items}), 0), 1)" : $"len({items})")})) AS {step.Index}" : "";
        return $"(\nSELECT *, unnest({list}) AS {step.Item}{index}\nFROM {rows})";
    }

    /// <summary>Walks down level by level; the places on the way give the order in which the items stand.</summary>
    private static string Repeat(string rows, ViewStep step)
    {
        string read = $"from_json(j, {Sql.Literal(step.Reading!.Structure())})";
        var sql = new StringBuilder("(\nWITH RECURSIVE start AS (SELECT *, row_number() OVER () AS n FROM ").Append(rows).Append("),\n");
        sql.Append("walk AS (\n");
        sql.Append("  SELECT n, j, [k] AS places FROM (SELECT n, unnest(").Append(step.List).Append(") AS j, unnest(range(len(").Append(step.List).Append("))) AS k FROM start)\n");
        sql.Append("  UNION ALL\n");
        sql.Append("  SELECT n, j, list_append(places, k) FROM (SELECT n, places, unnest(below) AS j, unnest(range(len(below))) AS k FROM (SELECT n, places, ")
            .Append(step.Below).Append(" AS below FROM (SELECT n, places, ").Append(read).Append(" AS e FROM walk)))\n)\n");
        sql.Append("SELECT start.* EXCLUDE (n), ").Append(read).Append(" AS ").Append(step.Item);
        sql.Append(", row_number() OVER (PARTITION BY n ORDER BY places) - 1 AS ").Append(step.Index);
        return sql.Append("\nFROM start JOIN walk USING (n))").ToString();
    }

    private static string Typed(ViewColumnValue one)
    {
        ViewValue value = one.Value;
        string type = value.Kind switch
        {
            ViewKind.Boolean => "BOOLEAN",
            ViewKind.Whole => "BIGINT",
            ViewKind.Number or ViewKind.NumberText => ViewNumbers.Decimal,
            ViewKind.Nothing when one.Column.Type is "boolean" => "BOOLEAN",
            ViewKind.Nothing when one.Column.Type is "integer" => "BIGINT",
            ViewKind.Nothing when one.Column.Type is "decimal" => ViewNumbers.Decimal,
            _ => "VARCHAR",
        };
        bool cast = value.Kind is not (ViewKind.Text or ViewKind.Temporal or ViewKind.Time or ViewKind.Boolean);
        if (!one.Column.IsCollection)
        {
            string single = value.IsList ? $"CASE WHEN len({value.Sql}) > 1 THEN error('several items') ELSE ({value.Sql})[1] END" : value.Sql;
            return cast ? $"CAST({single} AS {type})" : single;
        }

        string list = value.IsList ? $"coalesce({value.Sql}, [])" : $"CASE WHEN {value.Sql} IS NULL THEN [] ELSE [{value.Sql}] END";
        return $"CAST({list} AS {type}[])";
    }

    private static string Text(ViewColumnValue one)
    {
        ViewValue text = one.Value.Kind == ViewKind.Nothing ? ViewValue.Text("CAST(NULL AS VARCHAR)") : ViewTexts.AsText(one.Value);
        return text.IsList ? $"array_to_string({text.Sql}, {Separator})" : text.Sql;
    }
}
