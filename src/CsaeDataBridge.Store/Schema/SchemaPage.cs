using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Store;

/// <summary>Writes <c>docs/schema.md</c>: every table, column, code and view of the common schema, as the definitions say it.</summary>
public static class SchemaPage
{
    private static readonly (string Sensitivity, string Meaning)[] Sensitivities =
    [
        ("admin", "Nothing about a person: numbers of loads, feeds, rules."),
        ("pseudonym", "A keyed hash in place of an identifier."),
        ("quasi", "Says who somebody may be when put together with other facts: dates, ages, areas."),
        ("sensitive", "Harm, health, ethnicity, sexuality, offences."),
        ("direct", "Identifies a person; only in the vault."),
        ("sealed", "Encrypted, whatever it holds."),
    ];

    public static string Write(CommonSchema schema)
    {
        var page = new StringBuilder();
        page.Append($"""
            # The common schema, version {CommonSchema.Version}

            Made from `src/CsaeDataBridge.Store/Schema/*.yaml`, which the tables, their comments, the mapping checker and migrations come from as well. `store.duckdb` holds the schema `csae`; `vault.duckdb` holds
            identifiers and nothing else. A coded column is an enumeration: text that is no code cannot be stored. Each coded column also takes `unknown` (the source says it does not know) and `not_recorded` (it left it blank);
            NULL says that the source has no such field, never no.

            | sensitivity | what it is |
            | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach ((string sensitivity, string meaning) in Sensitivities)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {sensitivity} | {meaning} |\n");
        }

        page.Append("\n## How the tables hang together\n\n");
        Diagram(page, schema);
        History(page, schema);
        page.Append("\n## Tables of the store\n");
        foreach (SchemaTable table in schema.Tables)
        {
            Table(page, table, "csae");
        }

        Views(page, schema);
        page.Append("\n## Tables of the vault\n");
        foreach (SchemaTable table in schema.VaultTables)
        {
            Table(page, table, "main");
        }

        Codes(page, schema);
        return page.ToString();
    }

    private static void Diagram(StringBuilder page, CommonSchema schema)
    {
        page.Append("```mermaid\nerDiagram\n");
        SchemaTable[] tables = [.. schema.Tables.Where(table => table.Name != "stamp")];
        foreach (SchemaTable table in tables)
        {
            foreach (SchemaTable other in tables.Where(other => other != table))
            {
                if (Refers(table, other) is { } column)
                {
                    page.Append(CultureInfo.InvariantCulture, $"    {other.Name} ||--o{{ {table.Name} : {column}\n");
                }
            }
        }

        foreach (SchemaTable table in tables)
        {
            page.Append(CultureInfo.InvariantCulture, $"    {table.Name} {{\n");
            foreach (SchemaColumn column in table.Columns.Where(column => table.Key.Contains(column.Name)))
            {
                page.Append(CultureInfo.InvariantCulture, $"        {column.Type.Replace("[]", "_list", StringComparison.Ordinal)} {column.Name} PK\n");
            }

            page.Append("    }\n");
        }

        page.Append("```\n");
    }

    // The column by which rows of a table belong to one row of another: the other's key where it is one column, or a person.
    private static string? Refers(SchemaTable table, SchemaTable other) => other switch
    {
        { Name: "person" } => table.Column("person_id")?.Name,
        { Name: "load" } when table.HasHistory => "load_from",
        { Name: "area" } => table.Columns.FirstOrDefault(column => column.Name is "area_code" or "event_area" or "home_area")?.Name,
        { Key: [var key] } when other.Kind is TableKind.History or TableKind.Reference || other.Name == "load" => table.Columns.FirstOrDefault(column => column.Name == key)?.Name,
        _ => null,
    };

    private static void History(StringBuilder page, CommonSchema schema)
    {
        page.Append("\n## Columns of history\n\nEvery table with history has them after its own. Its current rows are in the view of its name with `_now`.\n\n");
        Columns(page, schema.MappedTables.First().HistoryColumns, []);
    }

    private static void Table(StringBuilder page, SchemaTable table, string scope)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### `{scope}.{table.Name}`\n\n{table.Comment}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Key: {string.Join(", ", table.Key.Select(column => $"`{column}`"))}.{(table.HasHistory ? " With history." : "")}{(table.Since > 1 ? $" Since version {table.Since}." : "")}\n\n");
        Columns(page, table.Columns, table.Key);
    }

    private static void Columns(StringBuilder page, IEnumerable<SchemaColumn> columns, IReadOnlyList<string> key)
    {
        page.Append("| column | type | sensitivity | what it holds |\n| --- | --- | --- | --- |\n");
        foreach (SchemaColumn column in columns)
        {
            string name = key.Contains(column.Name) ? $"**`{column.Name}`**" : $"`{column.Name}`";
            string type = column.CodeList is null ? column.Type : $"[{column.CodeList}](#{column.CodeList}){(column.IsList ? " list" : "")}";
            string needed = column.Required ? ", never NULL" : "";
            string form = column.Form is null ? "" : $" Form: `{Escape(column.Form)}`.";
            string since = column.Since > 1 ? $" Since version {column.Since}." : "";
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {type}{needed} | {column.Sensitivity.ToString().ToLowerInvariant()} | {Escape(column.Comment)}{form}{since} |\n");
        }
    }

    private static void Views(StringBuilder page, CommonSchema schema)
    {
        page.Append("\n## Views\n\nCodes are text in views. The view `<table>_now` of a table with history has its current rows, without `load_to`: ");
        page.AppendJoin(", ", schema.Tables.Where(table => table.HasHistory).Select(table => $"`{table.Name}_now`")).Append(".\n");
        foreach (SchemaView view in schema.Views)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### `csae.{view.Name}`\n\n{view.Comment}\n\n| column | what it holds |\n| --- | --- |\n");
            foreach (KeyValuePair<string, string> column in view.Columns)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{column.Key}` | {Escape(column.Value)} |\n");
            }
        }
    }

    private static void Codes(StringBuilder page, CommonSchema schema)
    {
        page.Append("\n## Codes\n");
        foreach (SchemaColumn column in schema.Tables.Concat(schema.VaultTables).SelectMany(table => table.Columns)
            .Where(column => column.CodeList is not null).DistinctBy(column => column.CodeList).OrderBy(column => column.CodeList, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {column.CodeList}\n\n| code | meaning |\n| --- | --- |\n");
            foreach (SchemaCode code in column.Codes)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{code.Value}` | {Escape(code.Meaning)} |\n");
            }
        }
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
