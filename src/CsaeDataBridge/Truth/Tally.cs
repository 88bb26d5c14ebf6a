namespace CsaeDataBridge.Truth;

/// <summary>Adds up figures, each in its own line and in the totals above it.</summary>
internal sealed class Tally
{
    private readonly Dictionary<FigureKey, double> figures = [];

    public IReadOnlyDictionary<FigureKey, double> Figures => figures;

    /// <summary>Counts one, for the area and the member of the breakdown, and for all of either.</summary>
    public void Count(string table, string column, string area = FigureKey.All, string breakdown = FigureKey.All)
    {
        foreach (string where in (IEnumerable<string>)[.. new HashSet<string> { area, FigureKey.All }])
        {
            foreach (string which in (IEnumerable<string>)[.. new HashSet<string> { breakdown, FigureKey.All }])
            {
                var key = new FigureKey(table, where, which, column);
                figures[key] = figures.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Sets a figure that does not add up, such as a median.</summary>
    public void Set(string table, string column, string area, string breakdown, double value) => figures[new FigureKey(table, area, breakdown, column)] = value;
}
