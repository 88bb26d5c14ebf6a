using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Leaks that others published, caught and mended.</summary>
public sealed class GoldenDisclosureTests
{
    private static readonly DisclosureRules Rules = new(SparseTables.Strict);

    [SuiteFact("sdc-golden")]
    public void SdcTable_PatternWithTwoInEveryLine_StillLeaksAndIsMended()
    {
        JsonNode golden = Read("sdctable-4x4.json");
        CountTable table = Grid([.. golden["rows"]!.AsObject().Select(row => (row.Key, row.Value!.AsArray().Select(count => (long)count!).ToArray()))], [.. golden["columns"]!.AsArray().Select(column => (string)column!)]);
        HashSet<string> suppressed = [.. golden["suppressed"]!.AsArray().Select(cell => (string)cell!)];
        int[] leaks = Leaks(table, suppressed);
        Assert.Equal(golden["leak"]!.AsObject().Select(cell => cell.Key), leaks.Select(place => Name(table, place)));
        Assert.Empty(Leaks(table, [.. suppressed, (string)golden["safe_after_adding"]!]));
    }

    [SuiteFact("sdc-golden")]
    public void OpenSafely_TotalMinusShownCells_IsCaughtAndMended()
    {
        JsonNode golden = Read("opensafely-worked-examples.json")["round_then_redact_table"]!;
        long[] before = [.. golden["before"]!["heart_disease"]!.AsArray().Select(count => (long)count!)];
        CountTable table = Grid([("heart disease", before)], [.. golden["rows"]!.AsArray().Select(row => (string)row!)]);
        string small = "heart disease:21-30";
        Assert.Contains(small, Leaks(table, [small]).Select(place => Name(table, place)));
        SuppressionPattern pattern = SparseTables.Protect(table, Rules);
        Assert.Empty(Leaks(table, [.. Enumerable.Range(0, table.Lines.Count).Where(pattern.IsHidden).Select(place => Name(table, place))]));
    }

    [SuiteFact("sdc-golden")]
    public void OpenSafely_TwoTablesThatDifferByOnePerson_AreHiddenTogether()
    {
        JsonNode golden = Read("opensafely-worked-examples.json")["differencing_two_tables"]!;
        long[] all = [.. golden["all"]!["heart_disease"]!.AsArray().Select(count => (long)count!)];
        long[] male = [.. golden["male"]!["heart_disease"]!.AsArray().Select(count => (long)count!)];
        var sexes = new TableDimension("sex", [new DimensionSum("all", ["male", "female"])]);
        CountTable table = new([sexes], [new(["all"], all[0], 2), new(["male"], male[0], 3), new(["female"], all[0] - male[0], 4)]);
        Assert.Equal(["female"], Leaks(table, ["female"]).Select(place => Name(table, place)));
        SuppressionPattern pattern = SparseTables.Protect(table, Rules);
        Assert.True(pattern.IsHidden(2) && (pattern.IsHidden(0) || pattern.IsHidden(1)));
        Assert.Empty(pattern.Unsafe);
    }

    [SuiteFact("sdc-golden")]
    public void Acro_MarginsAroundOneSuppressedCell_AreCaughtAndMended()
    {
        JsonNode golden = Read("acro-issue-198.json");
        // The cells that the issue prints as suppressed are 0 or 2 in the published data set.
        CountTable table = Grid([.. golden["rows"]!.AsObject().Select(row => (row.Key, row.Value!.AsArray().Select(count => count is null ? row.Key == "recommend" ? 0 : 2L : (long)count).ToArray()))], [.. golden["columns"]!.AsArray().Select(column => (string)column!)]);
        string lonely = "very_recom:great_pret";
        Assert.Contains(lonely, Leaks(table, [lonely, "recommend:great_pret", "recommend:pretentious", "recommend:usual"]).Select(place => Name(table, place)));
        SuppressionPattern pattern = SparseTables.Protect(table, Rules);
        Assert.Empty(pattern.Unsafe);
        Assert.Empty(Leaks(table, [.. Enumerable.Range(0, table.Lines.Count).Where(pattern.IsHidden).Select(place => Name(table, place))]));
    }

    // Hidden cells of which no two tables three apart fit all that is shown.
    private static int[] Leaks(CountTable table, HashSet<string> suppressed)
    {
        CountSystem system = SparseTables.System(table);
        bool[] hidden = [.. Enumerable.Range(0, table.Lines.Count).Select(place => suppressed.Contains(Name(table, place)))];
        var finder = new MoveFinder(system, Rules, hidden);
        return [.. Enumerable.Range(0, hidden.Length).Where(place => hidden[place] && !new[] { 3L, -3L }.Any(change => table.Lines[place].Count + change >= 0 && finder.Find(new MoveRequest(place, change)) is not null))];
    }

    private static string Name(CountTable table, int place) => string.Join(':', table.Lines[place].Members);

    private static CountTable Grid((string Name, long[] Counts)[] rows, string[] columns)
    {
        TableDimension[] dimensions = [new("row", rows.Length == 1 ? [] : [new DimensionSum("all", [.. rows.Select(row => row.Name)])]), new("column", [new DimensionSum("all", columns)])];
        (string Name, long[] Counts)[] all = rows.Length == 1 ? rows : [.. rows, ("all", [.. columns.Select((_, column) => rows.Sum(row => row.Counts[column]))])];
        long line = 1;
        return new CountTable(dimensions, [.. all.SelectMany(row => row.Counts.Append(row.Counts.Sum()).Select((count, column) => new TableLine([row.Name, column < columns.Length ? columns[column] : "all"], count, ++line)))]);
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Suites!, "sdc-golden", file)))!;
}
