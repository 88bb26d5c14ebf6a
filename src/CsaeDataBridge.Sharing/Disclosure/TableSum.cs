namespace CsaeDataBridge.Sharing;

/// <summary>Lines of a table that make up another.</summary>
/// <param name="Dimension">Place of the dimension along which they do.</param>
/// <param name="Whole">Place of the whole's line.</param>
/// <param name="Parts">Places of the parts' lines.</param>
/// <param name="IsComplete">False where a part has no line.</param>
/// <param name="AddsUp">False where people may be in several parts.</param>
internal sealed record TableSum(int Dimension, int Whole, IReadOnlyList<int> Parts, bool IsComplete, bool AddsUp)
{
    /// <summary>The sum as equations over counts.</summary>
    /// <param name="number">The count of a place.</param>
    public IEnumerable<CountEquation> Equations(Func<int, int> number)
    {
        int[] parts = [.. Parts.Select(number)];
        return AddsUp ? [CountEquation.Sum(parts, number(Whole))] : CountEquation.DistinctPeople(parts, number(Whole));
    }
}
