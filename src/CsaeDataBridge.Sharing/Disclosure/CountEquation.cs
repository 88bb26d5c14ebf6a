namespace CsaeDataBridge.Sharing;

/// <summary>What anybody knows about some counts together: <c>Low ≤ Σ Factors[i] × count(Counts[i]) ≤ High</c>.</summary>
/// <param name="Counts">Numbers of the counts, each once.</param>
/// <param name="Factors">1 for a part and -1 for its whole, one for each count.</param>
/// <param name="Low">Inclusive; 0 where parts add up to their whole.</param>
/// <param name="High">Inclusive; <see cref="Unbounded"/> where there is no limit.</param>
internal sealed record CountEquation(IReadOnlyList<int> Counts, IReadOnlyList<int> Factors, long Low, long High)
{
    /// <summary>Larger than any count of people, and small enough to be added without overflow.</summary>
    public const long Unbounded = 1L << 48;

    /// <summary>Parts that add up to their whole.</summary>
    public static CountEquation Sum(IReadOnlyList<int> parts, int whole) => Of(parts, whole, 0, 0);

    /// <summary>Distinct people: nobody is in the whole without being in a part, but somebody may be in two parts.</summary>
    public static IEnumerable<CountEquation> DistinctPeople(IReadOnlyList<int> parts, int whole) =>
        [Of(parts, whole, 0, Unbounded), .. parts.Select(part => PartOf(part, whole))];

    /// <summary>A part that is no more than its whole.</summary>
    public static CountEquation PartOf(int part, int whole) => Of([part], whole, -Unbounded, 0);

    private static CountEquation Of(IReadOnlyList<int> parts, int whole, long low, long high) =>
        new([.. parts, whole], [.. parts.Select(_ => 1), -1], low, high);
}
