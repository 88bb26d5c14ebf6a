using System.Text;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads JSON and NDJSON by paths: a record is an object at the layout's path, a cell a member below it or, with .., below what holds it.</summary>
/// <remarks>
/// Arrays on a path are walked through: on the way to the records each item is one, in a cell the values are joined with U+001F. An object or null in place of a value is blank.
/// A path climbs as far as the item of the outermost array, which is what is in memory at one time.
/// </remarks>
internal sealed class JsonRecordReader : IRecordReader
{
    private readonly JsonItems? array;
    private readonly JsonLineItems? lines;
    private readonly string[] inItem;
    private readonly PathColumns columns;
    private readonly (int Up, string[] Down)[] cells;
    private readonly CellBuffer buffer;
    private readonly Queue<JsonElement[]> records = new();
    private JsonDocument? document;
    private JsonItem item;

    public JsonRecordReader(Delivery delivery, StagePlan plan)
    {
        string[] path = plan.Layout.Rows?.Split('/') ?? [];
        if (plan.Layout.Format == SourceFormat.JsonLines)
        {
            lines = new JsonLineItems(delivery.OpenContent(), delivery.Name);
            inItem = path;
        }
        else
        {
            array = new JsonItems(delivery.OpenContent(), delivery.Name, path);
            inItem = path[array.Depth..];
        }

        columns = new PathColumns(plan, StringComparer.Ordinal);
        cells = [.. columns.Paths.Select(path => Split(path, delivery.Name))];
        buffer = new CellBuffer(cells.Length);
    }

    public IReadOnlyList<string> Headers => columns.Names;

    public long Line { get; private set; }

    public string? Fault { get; private set; }

    public bool Read()
    {
        while (records.Count == 0)
        {
            document?.Dispose();
            document = null;
            if ((array is null ? lines!.Next() : array.Next()) is not { } next)
            {
                return false;
            }

            item = next;
            // As in XML, records on one line are numbered on from there.
            Line = Math.Max(Line + 1, item.Line);
            document = item.Parse();
            if (document is null)
            {
                Fault = ExtractCodes.BrokenLine;
                return true;
            }

            Collect([document.RootElement], 0);
        }

        TakeCells(records.Dequeue());
        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => columns.Cell(buffer, column);

    public string Raw() => Encoding.UTF8.GetString(item.Text.Span);

    public void Dispose()
    {
        document?.Dispose();
        array?.Dispose();
        lines?.Dispose();
    }

    private void TakeCells(JsonElement[] record)
    {
        Fault = null;
        buffer.Clear();
        try
        {
            for (int column = 0; column < cells.Length; column++)
            {
                Take(record[^(cells[column].Up + 1)], cells[column].Down, 0, column);
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and no text can hold.
            Fault = ExtractCodes.BrokenLine;
        }
    }

    private void Collect(JsonElement[] chain, int depth)
    {
        JsonElement last = chain[^1];
        if (last.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in last.EnumerateArray())
            {
                Collect([.. chain[..^1], one], depth);
            }
        }
        else if (last.ValueKind == JsonValueKind.Object && depth == inItem.Length)
        {
            records.Enqueue(chain);
        }
        else if (last.ValueKind == JsonValueKind.Object && last.TryGetProperty(inItem[depth], out JsonElement member))
        {
            Collect([.. chain, member], depth + 1);
        }
    }

    private void Take(JsonElement from, string[] down, int depth, int column)
    {
        switch (from.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement one in from.EnumerateArray())
                {
                    Take(one, down, depth, column);
                }

                break;
            case JsonValueKind.Object when depth < down.Length && from.TryGetProperty(down[depth], out JsonElement member):
                Take(member, down, depth + 1, column);
                break;
            case JsonValueKind.String when depth == down.Length:
                buffer.Add(column, from.GetString()!);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when depth == down.Length:
                buffer.Add(column, from.GetRawText());
                break;
        }
    }

    private (int Up, string[] Down) Split(string header, string file)
    {
        string[] parts = header.Split('/');
        int up = parts.TakeWhile(part => part == "..").Count();
        return up <= inItem.Length
            ? (up, parts[up..])
            : throw new BridgeException(Issue.Error(ExtractCodes.NoRecords, new Place(file, Field: header), "a path that climbs out of the array's items", $"at most {inItem.Length} times .. in this file", "correct the field's 'column:', or 'rows:'"));
    }
}
