namespace CsaeDataBridge.Extracts;

/// <summary>Rows that were read and are to be written, one vector full, field by field.</summary>
internal sealed class RowBatch
{
    public const int Size = 2048;

    public RowBatch(IReadOnlyList<StageField> fields)
    {
        Numbers = [.. fields.Select(field => field.Kind == StageKind.Cell ? new int[Size] : [])];
        Texts = [.. fields.Select(field => field.Kind == StageKind.Cell ? null : new TextBatch())];
    }

    public long[] Lines { get; } = new long[Size];

    public UInt128[] Digests { get; } = new UInt128[Size];

    /// <summary>Where the plan repeats, which of its row's parts each is, from 1.</summary>
    public int[] Parts { get; } = new int[Size];

    /// <summary>For each cell field its cells' numbers; 0 is blank.</summary>
    public int[][] Numbers { get; }

    /// <summary>For each other field its texts.</summary>
    public TextBatch?[] Texts { get; }

    public int Count { get; set; }

    public void Clear()
    {
        Count = 0;
        foreach (TextBatch? texts in Texts)
        {
            texts?.Clear();
        }
    }
}
