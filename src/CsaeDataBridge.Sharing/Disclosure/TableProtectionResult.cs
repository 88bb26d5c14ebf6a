namespace CsaeDataBridge.Sharing;

/// <summary>A table as it may be published, and what was done to it.</summary>
/// <param name="Shown">For each row of the file the rounded count as text, or the marker.</param>
/// <param name="Hidden">The lines that are hidden, with reasons; not to be published.</param>
/// <param name="Groups">Lines whose people are all in one member of a dimension: whoever knows that somebody is in the line knows the member too.</param>
/// <param name="Coarsened">The dimensions that had to be given up.</param>
public sealed record TableProtectionResult(IReadOnlyList<string> Shown, IReadOnlyList<HiddenLine> Hidden, IReadOnlyList<(long Line, string Dimension)> Groups, IReadOnlyList<string> Coarsened);
