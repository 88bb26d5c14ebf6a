namespace CsaeDataBridge.Fhir;

/// <summary>Unfolds the items of a list into a row each.</summary>
/// <param name="Number">What tells it from the others of its branch.</param>
/// <param name="List">The SQL of the items; for <c>repeat</c> those to begin with, as JSON.</param>
internal sealed record ViewStep(int Number, string List, bool OrNull)
{
    /// <summary>The SQL of the items below one, for <c>repeat</c>; null unfolds one level.</summary>
    public string? Below { get; init; }

    /// <summary>For <c>repeat</c>, how each item is read.</summary>
    public ViewShape? Reading { get; init; }

    /// <summary>Whether a column asks for <c>%rowIndex</c>.</summary>
    public bool NeedsIndex { get; set; }

    public string Item => $"e{Number}";

    public string Index => $"i{Number}";
}
