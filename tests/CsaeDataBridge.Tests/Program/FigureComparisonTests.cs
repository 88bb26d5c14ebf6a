using CsaeDataBridge.Truth;

namespace CsaeDataBridge.Tests;

/// <summary>A cause is taken only where the planted rows themselves show it, and only for as much as it explains.</summary>
public sealed class FigureComparisonTests
{
    private const string NoBirth = "birth date not in the row";
    private const string Several = "several identities of one person";
    private const string Corrected = "corrected by a later delivery";
    private const string KeptOut = "row kept out by the agreement";
    private const string NoHome = "home in no row of the identity";

    private static readonly DateOnly Born = new(2010, 6, 1);

    [Fact]
    public void Figures_PersonOfTwoAgenciesWithoutASharedNumber_IsCountedTwice() =>
        Assert.Equal(
            [(Several, 1)],
            Causes("M01", "children", 2, Seen(1, "police/crime"), Seen(1, "sarc/attendances")));

    [Fact]
    public void Figures_PersonWithASharedNhsNumber_IsOne() =>
        Assert.Equal(
            [(FigureComparison.Unexplained, 1)],
            Causes("M01", "children", 2, Seen(1, "council/flags") with { StatedNhsNumber = "9990000018" }, Seen(1, "sarc/attendances") with { StatedNhsNumber = "9990000018" }));

    [Fact]
    public void Figures_SharedUpnWithoutABirthDate_JoinsNobody() =>
        Assert.Equal(
            [(NoBirth, 0), (Several, 1)],
            [.. Causes("M01", "age_unknown", 2, Seen(1, "council/flags") with { StatedUpn = "U", StatedBorn = null }, Seen(1, "other/flags") with { StatedUpn = "U", StatedBorn = null }).Select(cause => cause.Words == NoBirth ? (cause.Words, 0) : cause)]);

    [Fact]
    public void Figures_BirthDateInAnotherRowOfTheAgency_IsNoCause() =>
        Assert.Equal(
            [(FigureComparison.Unexplained, -1)],
            Causes("M01", "children", 0, Seen(1, "police/crime", "A") with { StatedBorn = null }, Seen(1, "police/crime", "B")));

    [Fact]
    public void Figures_BirthDateInNoRow_IsTheCause() =>
        Assert.Equal(
            [(NoBirth, -1)],
            Causes("M01", "children", 0, Seen(1, "police/crime") with { StatedBorn = null }));

    [Fact]
    public void Figures_LaterRowOfTheSameRecord_Corrects()
    {
        SeenRecord first = Seen(1, "police/crime", "A", file: "2025-06.csv");
        SeenRecord later = Seen(1, "police/crime", "A", file: "2025-09.csv", status: "ruled_out");
        Assert.Equal([(Corrected, -1)], Causes("M01", "children", 0, first, later));
        Assert.Equal([(FigureComparison.Unexplained, -1)], Causes("M01", "children", 0, first, later with { Reference = "B" }));
    }

    [Fact]
    public void Figures_RowThatTheAgreementKeepsOut_IsTheCause() =>
        Assert.Equal([(KeptOut, -1)], Causes("M01", "children", 0, Seen(1, "police/crime") with { Fate = "excluded" }));

    [Fact]
    public void Figures_ChildOfACouncil_NeedsAHomeInARow()
    {
        SeenRecord silent = Seen(1, "police/crime") with { StatedHome = "" };
        Assert.Equal([(NoHome, -1)], Causes("M01", "children", 0, [silent], area: "A"));
        Assert.Equal([(NoHome, 1)], Causes("M01", "children", 1, [silent], area: "unknown"));
        Assert.Equal([(FigureComparison.Unexplained, -1)], Causes("M01", "children", 0, [Seen(1, "police/crime")], area: "A"));
    }

    [Fact]
    public void Figures_StoredFigureThatNoRowStates_HasNoCause() =>
        Assert.Equal([(FigureComparison.Unexplained, 3)], Causes("M10", "offences", 3, Seen(1, "police/crime")));

    [Fact]
    public void Figures_EighteenWhenRecorded_IsAChildVictimOfWhatHappenedBefore()
    {
        SeenRecord crime = Seen(1, "police/crime") with { Age = 18, StatedBorn = new DateOnly(2007, 5, 25), Crime = new CrimeDetails(new DateOnly(2025, 5, 20), "022/02", "age", "A", 17) };
        Assert.Equal([], Causes("M10", "offences", 1, crime));
        Assert.Equal([(FigureComparison.Unexplained, -1)], Causes("M10", "offences", 0, crime));
        Assert.Equal([("birth date not in the row", -1)], Causes("M10", "offences", 0, crime with { StatedBorn = null }));
    }

    private static IReadOnlyList<(string Words, double Amount)> Causes(string table, string column, double stored, params SeenRecord[] records) => Causes(table, column, stored, records, FigureKey.All);

    private static IReadOnlyList<(string Words, double Amount)> Causes(string table, string column, double stored, SeenRecord[] records, string area)
    {
        var key = new FigureKey(table, area, FigureKey.All, column);
        var agencies = new Dictionary<string, (string Name, string? Area)> { ["police"] = ("Police", null), ["sarc"] = ("SARC", null), ["council"] = ("Council", "A"), ["other"] = ("Other", "B") };
        var truth = new TruthFile([], records, new Dictionary<(string Feed, string Fate), long>());
        return [.. TruthJudge.Figures(truth, new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31), agencies, new Dictionary<FigureKey, double> { [key] = stored })
            .Single(figure => figure.Key == key).Causes.Select(cause => (cause.Words, cause.Amount))];
    }

    private static SeenRecord Seen(int person, string feed, string reference = "A", string file = "f.csv", string status = "suspected") =>
        new(new SourcePlace(feed, file, 2), "mapped", reference, person, $"{person}", new DateOnly(2025, 6, 1), 15, "A", "female", [new SeenConcern("csa", status, "experienced", "")])
        {
            StatedBorn = Born,
            StatedSex = "female",
            StatedHome = "A",
            StatedNhsNumber = "",
            StatedUpn = "",
            StatedArea = "",
        };
}
