namespace CsaeDataBridge.Truth;

/// <summary>What a comparison of a store with the planted truth came to.</summary>
/// <param name="Figures">Every figure of the report that is not 0 on both sides, the rows of each feed, and who is one person.</param>
/// <param name="FactCount">How many facts beyond the concerns the standing rows state.</param>
/// <param name="Facts">Those that the store has otherwise.</param>
internal sealed record TruthAnswer(TruthComparison Concerns, IReadOnlyList<FigureComparison> Figures, int FactCount, IReadOnlyList<FactDifference> Facts)
{
    public IReadOnlyList<FigureComparison> Unexplained => [.. Figures.Where(figure => !figure.IsExplained)];

    /// <summary>True when no concern is lost or invented, no fact is stored otherwise and every figure is explained.</summary>
    public bool IsRight => Concerns.Lost.Count + Concerns.Invented.Count + Facts.Count == 0 && Figures.All(figure => figure.IsExplained);
}
