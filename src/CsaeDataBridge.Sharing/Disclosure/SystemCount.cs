namespace CsaeDataBridge.Sharing;

/// <summary>One count of a release and what is known of it from outside.</summary>
/// <param name="Value">The true count; for a count that is elsewhere any value that fits the equations.</param>
/// <param name="Low">What it is at least, hidden or not; usually 0.</param>
/// <param name="High">What it is at most; <see cref="CountEquation.Unbounded"/> when nobody knows.</param>
/// <param name="Cost">How much hiding it takes from readers; 1 for an ordinary cell.</param>
internal sealed record SystemCount(long Value, CountRole Role, long Low, long High, double Cost)
{
    /// <summary>A count that everybody knows to be 0.</summary>
    public static SystemCount StructuralZero { get; } = new(0, CountRole.Known, 0, 0, 0);

    public static SystemCount Published(long value, double cost = 1) => new(value, CountRole.Published, 0, CountEquation.Unbounded, cost);

    /// <summary>A count as others see it, with any value that it can be.</summary>
    public static SystemCount Seen((long Low, long High) range) => new(range.Low, CountRole.Elsewhere, range.Low, range.High, 0);
}
