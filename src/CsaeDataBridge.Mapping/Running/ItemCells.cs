using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Cuts the distinct cells of list fields at their separators, into <c>stage.main.item_&lt;field&gt;</c>, each item in normal form.</summary>
internal sealed class ItemCells(DuckDbSession session, IEnumerable<string> blank)
{
    // What joins the texts of elements that repeat; see the XML reader.
    public const string ElementSeparator = "\u001F";
    private readonly HashSet<string> blank = [.. blank.Select(NormalForm.Of)];

    public void Read(FieldDefinition field)
    {
        string table = $"item_{field.Name}";
        session.Execute($"CREATE OR REPLACE TABLE {Text.Stage}.{Sql.Identifier(table)} (cell INTEGER, normal VARCHAR)");
        IReadOnlyList<(int Cell, string Text)> cells = session.Query($"SELECT cell, text FROM {Text.Stage}.{Sql.Identifier("cell_" + field.Name)}", row => (row.GetInt32(0), row.GetString(1)));
        string[] separators = [.. field.Split, ElementSeparator];
        using ChunkWriter writer = session.Writer("stage", "main", table);
        foreach ((int cell, string text) in cells)
        {
            foreach (string item in text.Split(separators, StringSplitOptions.None))
            {
                string normal = NormalForm.Of(item);
                if (normal.Length > 0 && !blank.Contains(normal))
                {
                    writer.Int32(0, cell);
                    writer.Utf8(1, Encoding.UTF8.GetBytes(normal));
                    writer.EndRow();
                }
            }
        }

        writer.Complete();
    }
}
