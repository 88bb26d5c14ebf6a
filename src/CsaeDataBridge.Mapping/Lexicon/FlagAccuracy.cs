using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Readings compared with what people say the cells mean: right, held or wrong.</summary>
public sealed record FlagAccuracy
{
    private FlagAccuracy()
    {
    }

    /// <summary>One verdict for each expectation, in order.</summary>
    public required IReadOnlyList<FlagVerdict> Verdicts { get; init; }

    /// <summary>The expectations that were compared.</summary>
    public required IReadOnlyList<FlagExpectation> Expectations { get; init; }

    /// <summary>Share read right of the cells that need no person, 0 to 1; 1 when there are none.</summary>
    public double ReadShare
    {
        get
        {
            int all = Expectations.Count(expectation => !expectation.NeedsPerson);
            return all == 0 ? 1 : (double)Count(FlagVerdict.Right, needsPerson: false) / all;
        }
    }

    /// <summary>How many cells of one kind got a verdict.</summary>
    public int Count(FlagVerdict verdict, bool needsPerson) =>
        Expectations.Where((expectation, index) => expectation.NeedsPerson == needsPerson && Verdicts[index] == verdict).Count();

    /// <summary>Compares rows with expectations.</summary>
    /// <param name="rows">The readings, in the order of the expectations.</param>
    /// <param name="expectations">
    /// What people say. Where they say two things of cells that differ by case, spaces or dashes only, either is right:
    /// such a difference never changes a reading.
    /// </param>
    public static FlagAccuracy Of(IReadOnlyList<FlagRow> rows, IReadOnlyList<FlagExpectation> expectations)
    {
        ILookup<(string, string, string), IReadOnlyList<string>> said = expectations.ToLookup(Key, expectation => expectation.Values);
        return new FlagAccuracy
        {
            Expectations = expectations,
            Verdicts = [.. rows.Zip(expectations, (row, expectation) => row.Held ? FlagVerdict.Held : said[Key(expectation)].Any(row.Values.SequenceEqual) ? FlagVerdict.Right : FlagVerdict.Wrong)],
        };
    }

    private static (string, string, string) Key(FlagExpectation expectation) =>
        (NormalForm.Of(expectation.Agency), NormalForm.Of(expectation.Field), NormalForm.Of(expectation.Raw));
}
