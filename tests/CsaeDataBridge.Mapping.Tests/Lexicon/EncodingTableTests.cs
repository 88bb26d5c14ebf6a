using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Encodings of our own, by the published rules: what must be read, what says nothing, and what must wait for a person.</summary>
public sealed class EncodingTableTests
{
    private static readonly IReadOnlyList<Dictionary<string, string>> Table = FlagTable.Read(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Lexicon", "encodings.csv"));

    [Fact]
    public void Read_CellsWithAMeaning_AreReadAsTheySay() => Assert.Equal("", Differences("read"));

    [Fact]
    public void Read_CellsThatSayNothing_AreBlankAndNeverANo() => Assert.Equal("", Differences("blank"));

    [Fact]
    public void Read_CellsThatMayMeanTwoThings_AreHeld() =>
        Assert.Equal("", string.Join('\n', Rows("held").Where(row => !Read(row).Held).Select(row => $"{Name(row)} is {string.Join(' ', Read(row).Values)}, and should wait: {row["rule"]}")));

    [Fact]
    public void Read_NothingThatIsBlankOrHeld_RulesOut() =>
        Assert.DoesNotContain(Table.Where(row => row["kind"] != "read"), row => Read(row).Values[1] == "ruled_out");

    [Fact]
    public void Table_IsLargeEnoughToMeanSomething()
    {
        Assert.True(Table.Count >= 250);
        Assert.True(Rows("held").Count() >= 80);
        Assert.Equal(Table.Count, Table.Select(Name).Distinct().Count());
    }

    private static string Differences(string kind) => string.Join('\n', Rows(kind)
        .Select(row => (row, Read: Read(row), Expected: FlagRow.Names.Select(name => row[name])))
        .Where(pair => pair.Read.Held || !pair.Read.Values.SequenceEqual(pair.Expected))
        .Select(pair => $"{Name(pair.row)}: expected {string.Join(' ', pair.Expected)}, got {(pair.Read.Held ? pair.Read.Why : string.Join(' ', pair.Read.Values))}"));

    private static IEnumerable<Dictionary<string, string>> Rows(string kind) => Table.Where(row => row["kind"] == kind);

    private static string Name(Dictionary<string, string> row) => $"{row["source_agency"]} | {row["field_example"]} | {row["raw_value"]}";

    private static FlagRow Read(Dictionary<string, string> row) => FlagRow.From(Lexicons.Ours.Read(row["raw_value"], Lexicons.Ours.Column(row["source_agency"], row["field_example"])));
}
