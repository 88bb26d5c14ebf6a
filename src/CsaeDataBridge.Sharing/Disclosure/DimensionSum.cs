namespace CsaeDataBridge.Sharing;

/// <summary>Members of a dimension that make up another.</summary>
/// <param name="AddsUp">False where people may be in several parts: then the whole is less than the sum.</param>
internal sealed record DimensionSum(string Whole, IReadOnlyList<string> Parts, bool AddsUp = true);
