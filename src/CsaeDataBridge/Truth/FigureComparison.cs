namespace CsaeDataBridge.Truth;

/// <summary>One figure behind the report, as planted and as stored, with the causes of the difference.</summary>
/// <param name="Planted">Of the invented people, from what the rows state of them.</param>
/// <param name="Stored">As the measure counts it in the store, before protection.</param>
/// <param name="Causes">They add up to the difference.</param>
internal sealed record FigureComparison(FigureKey Key, double Planted, double Stored, IReadOnlyList<CountCause> Causes)
{
    /// <summary>A difference of this cause is a fault: the extracts show what was counted otherwise.</summary>
    public const string Unexplained = "no cause found";

    // Medians and percentiles are worked out twice, in two orders of sums.
    private const double Tolerance = 1e-6;

    /// <summary>True when every cause is something that the extracts cannot show.</summary>
    public bool IsExplained => Causes.All(cause => cause.Words != Unexplained);

    /// <summary>Compares a figure with what is planted and with what is left of it after each limit.</summary>
    /// <param name="limits">Words and rule of each limit, with the figure after it.</param>
    public static FigureComparison Make(FigureKey key, double planted, IEnumerable<(string Words, string Rule, double Figure)> limits, double stored)
    {
        var causes = new List<CountCause>();
        double left = planted;
        foreach ((string words, string rule, double figure) in limits)
        {
            if (Differ(figure, left))
            {
                causes.Add(new CountCause(words, figure - left, rule));
            }

            left = figure;
        }

        if (Differ(stored, left))
        {
            causes.Add(new CountCause(Unexplained, stored - left, ""));
        }

        return new FigureComparison(key, planted, stored, causes);
    }

    private static bool Differ(double one, double other) => Math.Abs(one - other) > Tolerance;
}
