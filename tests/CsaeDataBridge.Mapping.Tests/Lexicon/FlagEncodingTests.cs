using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>The published encodings of real systems: each is read as it says, or held where a person must settle it.</summary>
public sealed class FlagEncodingTests
{

    public static TheoryData<string, string, string, string> Published()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (Dictionary<string, string> row in PublishedTheoryAttribute.File is { } file ? FlagTable.Read(file) : [])
        {
            data.Add(row["id"], row["source_agency"], row["field_example"], row["raw_value"]);
        }

        return data;
    }

    [PublishedTheory]
    [MemberData(nameof(Published))]
    public void Read_PublishedEncoding_IsNeverWrong(string id, string agency, string field, string raw)
    {
        FlagAccuracy accuracy = Measure();
        int index = accuracy.Expectations.ToList().FindIndex(expectation => (expectation.Agency, expectation.Field, expectation.Raw) == (agency, field, raw));
        FlagRow row = Row(accuracy.Expectations[index]);
        Assert.True(accuracy.Verdicts[index] != FlagVerdict.Wrong, $"{id}: expected {string.Join(' ', accuracy.Expectations[index].Values)}\n     got      {string.Join(' ', row.Values)}");
    }

    [PublishedFact]
    public void Read_PublishedEncodings_NineInTenNeedNoPerson()
    {
        FlagAccuracy accuracy = Measure();
        string held = string.Join('\n', accuracy.Expectations.Where((expectation, index) => !expectation.NeedsPerson && accuracy.Verdicts[index] != FlagVerdict.Right)
            .Select(expectation => $"{expectation.Field} | {expectation.Raw}: {Row(expectation).Why} {Row(expectation).Unread}"));
        Assert.True(accuracy.ReadShare >= 0.9, $"{accuracy.ReadShare:P1}\n{held}");
        Assert.Equal(0, accuracy.Count(FlagVerdict.Wrong, false) + accuracy.Count(FlagVerdict.Wrong, true));
    }

    private static FlagAccuracy Measure()
    {
        FlagExpectation[] expectations = [.. FlagTable.Read(PublishedTheoryAttribute.File!).Select(FlagTable.Expectation)];
        return FlagAccuracy.Of([.. expectations.Select(Row)], expectations);
    }

    private static FlagRow Row(FlagExpectation expectation) =>
        FlagRow.From(Lexicons.Ours.Read(expectation.Raw, Lexicons.Ours.Column(expectation.Agency, expectation.Field)));
}
