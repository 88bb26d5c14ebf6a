namespace CsaeDataBridge.Mapping;

/// <summary>The readings of one column: each distinct cell is read once, however many rows have it.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class FlagReadings(FlagLexicon lexicon, FlagColumn column)
{
    private readonly Dictionary<string, FlagReading> readings = new(StringComparer.Ordinal);

    /// <summary>How many distinct cells have been read.</summary>
    public int Distinct => readings.Count;

    /// <summary>The reading of a cell.</summary>
    public FlagReading this[string cell]
    {
        get
        {
            if (!readings.TryGetValue(cell, out FlagReading? reading))
            {
                reading = lexicon.Read(cell, column);
                readings.Add(cell, reading);
            }

            return reading;
        }
    }
}
