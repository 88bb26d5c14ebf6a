namespace CsaeDataBridge.Sharing;

/// <summary>The inverse of a basis as the product of the pivots that made it from the identity.</summary>
internal sealed class EtaFile
{
    private readonly List<int> pivotRows = [];
    private readonly List<double> pivots = [];
    private readonly List<int> starts = [0];
    private readonly List<int> rows = [];
    private readonly List<double> values = [];

    public void Clear()
    {
        pivotRows.Clear();
        pivots.Clear();
        starts.RemoveRange(1, starts.Count - 1);
        rows.Clear();
        values.Clear();
    }

    /// <summary>Takes in a pivot.</summary>
    /// <param name="row">The row that the entering column takes.</param>
    /// <param name="column">The entering column in terms of the basis before.</param>
    public void Add(int row, ReadOnlySpan<double> column)
    {
        double pivot = column[row];
        pivotRows.Add(row);
        pivots.Add(1 / pivot);
        for (int at = 0; at < column.Length; at++)
        {
            if (at != row && Math.Abs(column[at]) > 1e-12)
            {
                rows.Add(at);
                values.Add(-column[at] / pivot);
            }
        }

        starts.Add(rows.Count);
    }

    /// <summary>A column in terms of the basis, in place.</summary>
    public void Forward(Span<double> vector)
    {
        for (int eta = 0; eta < pivotRows.Count; eta++)
        {
            double head = vector[pivotRows[eta]];
            if (head == 0)
            {
                continue;
            }

            for (int at = starts[eta]; at < starts[eta + 1]; at++)
            {
                vector[rows[at]] += values[at] * head;
            }

            vector[pivotRows[eta]] = head * pivots[eta];
        }
    }

    /// <summary>A row times the inverse, in place.</summary>
    public void Backward(Span<double> vector)
    {
        for (int eta = pivotRows.Count - 1; eta >= 0; eta--)
        {
            double sum = vector[pivotRows[eta]] * pivots[eta];
            for (int at = starts[eta]; at < starts[eta + 1]; at++)
            {
                sum += vector[rows[at]] * values[at];
            }

            vector[pivotRows[eta]] = sum;
        }
    }
}
