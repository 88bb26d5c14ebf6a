namespace CsaeDataBridge.Truth;

/// <summary>What a comparison of a store with the planted truth came to.</summary>
/// <param name="Figures">Every figure of the report that is not 0 on both sides, the rows of each feed, and who is one person.</param>
internal sealed record TruthAnswer(TruthComparison Concerns, IReadOnlyList<FigureComparison> Figures)
{
    public IReadOnlyList<FigureComparison> Unexplained => [.. Figures.Where(figure => !figure.IsExplained)];

    /// <summary>True when no concern is lost or invented and every figure is explained.</summary>
    public bool IsRight => Concerns.Lost.Count + Concerns.Invented.Count == 0 && Figures.All(figure => figure.IsExplained);
}
