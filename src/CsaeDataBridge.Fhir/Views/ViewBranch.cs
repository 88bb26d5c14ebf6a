namespace CsaeDataBridge.Fhir;

/// <summary>One way through a view's unions: what it unfolds, in order, and its columns.</summary>
internal sealed record ViewBranch(IReadOnlyList<ViewStep> Steps, IReadOnlyList<ViewColumnValue> Columns)
{
    public static readonly ViewBranch Empty = new([], []);

    /// <summary>Every row of this one with every row of the other.</summary>
    public ViewBranch With(ViewBranch other) => new([.. Steps, .. other.Steps], [.. Columns, .. other.Columns]);
}
