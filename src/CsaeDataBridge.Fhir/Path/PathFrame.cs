namespace CsaeDataBridge.Fhir;

/// <summary>What <c>$this</c>, <c>$index</c> and <c>$total</c> mean where an expression is evaluated.</summary>
internal sealed record PathFrame(PathState State, IReadOnlyList<object> This, int? Index = null, IReadOnlyList<object>? Total = null)
{
    public PathFrame For(object item, int index) => new(State, [item], index, Total);
}
