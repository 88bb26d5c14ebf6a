namespace CsaeDataBridge.Fhir;

/// <summary>What is known where a part of an expression is checked.</summary>
/// <param name="This">What <c>$this</c> may be.</param>
/// <param name="Ordered">Whether asking for the first of unordered items is a fault.</param>
internal sealed record PathCheck(PathStatic This, bool Ordered)
{
    public PathCheck For(PathStatic item) => this with { This = item };
}
