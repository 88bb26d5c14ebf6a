using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads records that were kept from an earlier reading, each field's cells as they stood in the file.</summary>
internal sealed class KeptRecordReader : IRecordReader
{
    private readonly IReadOnlyList<SourceRecord> records;
    private readonly StagePlan plan;
    private readonly byte[][] cells;
    private int next;

    public KeptRecordReader(IReadOnlyList<SourceRecord> records, StagePlan plan)
    {
        this.records = records;
        this.plan = plan;
        var columns = new List<int[]>();
        int width = 0;
        foreach (StageField field in plan.Fields)
        {
            int count = Math.Max(field.Numbers.Count, 1);
            columns.Add([.. Enumerable.Range(width, count)]);
            width += count;
        }

        Columns = columns;
        cells = new byte[width][];
    }

    /// <summary>For each field of the plan its columns.</summary>
    public IReadOnlyList<int[]> Columns { get; }

    public IReadOnlyList<string> Headers => [.. plan.Fields.Select(staged => staged.Name)];

    public long Line => records[next - 1].Line;

    public string? Fault => null;

    public bool Read()
    {
        if (next == records.Count)
        {
            return false;
        }

        IReadOnlyDictionary<string, string> kept = records[next++].Cells;
        for (int field = 0; field < Columns.Count; field++)
        {
            string text = kept.GetValueOrDefault(plan.Fields[field].Name, "");
            string[] values = Columns[field].Length == 1 ? [text] : text.Split((char)CellText.Separator);
            for (int column = 0; column < Columns[field].Length; column++)
            {
                cells[Columns[field][column]] = column < values.Length ? Encoding.UTF8.GetBytes(values[column]) : [];
            }
        }

        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => cells[column];

    public string Raw() => string.Empty;

    public void Dispose()
    {
    }
}
