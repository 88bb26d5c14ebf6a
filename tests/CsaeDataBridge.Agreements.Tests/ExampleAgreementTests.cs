using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>A whole agreement of an invented county, with every section that an agreement may have.</summary>
public sealed class ExampleAgreementTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly DateTimeOffset Today = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly ExampleAgreement example = new();
    private readonly AgreementBundle bundle;

    public ExampleAgreementTests() => bundle = example.Load();

    public void Dispose() => example.Dispose();

    [Fact]
    public void Load_WholeAgreement_ReadsWithoutFault()
    {
        Agreement agreement = Assert.Single(bundle.Agreements);
        Assert.Equal(["F-POL-01", "F-SARC-01", "F-CSC-01"], agreement.Flows.Select(flow => flow.Id));
        Assert.Equal(["R-VRP-Q", "R-ICB-P", "R-SARC-D"], agreement.Releases.Select(release => release.Id));
        Assert.Equal((1, 7, 5, "c", 10, 3, 2), agreement.Releases[0].Disclosure is { } profile ? (profile.SuppressFrom, profile.SuppressTo, profile.RoundingBase, profile.Marker, profile.DominancePercent, profile.MinIntervalWidth, profile.InsiderCellsUpTo) : default);
        Assert.Equal(["M01", "M02", "M10"], agreement.Releases[0].Products);
        Assert.Equal(2, agreement.Releases[0].ApprovalsNeeded);
        Assert.Equal(8, agreement.Bases.Count);
    }

    [Fact]
    public void DecideImport_Police_GivesItsFieldsRowsAndNever()
    {
        ImportDecision decision = bundle.DecideImport("ISA-EXS-0007/F-POL-01", Today, Day);
        Assert.True(decision.Permitted);
        Assert.Equal("4.1", decision.Clauses[0]);
        Assert.Equal(["E07000990", "E07000991"], decision.Flow!.Rows.Single(row => row.Field == "offence_lad").Values);
        Assert.Equal(("generalise", "month"), decision.Flow.Fields.Where(field => field.Name == "offence_date").Select(field => (field.Keep, field.Generalise)).Single());
        Assert.Contains("witness_*", decision.Flow.Never);
        Assert.False(decision.Flow.RefuseUnlisted);
        Assert.True(bundle.DecideImport("ISA-EXS-0007/F-SARC-01", Today, Day).Flow!.RefuseUnlisted);
    }

    [Fact]
    public void DecideImport_FlowThatAsksForAListOfOptOuts_IsShutWithoutOne()
    {
        Issue refusal = bundle.DecideImport("ISA-EXS-0007/F-SARC-01", Today, Day).Refusal!;
        Assert.Equal(
            ("AGR632", "a flow for which opt-outs count, and no list", "the list national_data_opt_out, of 2026-08-11 to 2026-09-01 (clause 4.3)", "fetch the list and name it under 'person_lists: { national_data_opt_out: ... }' in bridge.yaml"),
            (refusal.Code, refusal.Found, refusal.Expected, refusal.Fix));
        Assert.Equal("F-SARC-01", refusal.Place.Field);
        Assert.Null(bundle.DecideImport("ISA-EXS-0007/F-CSC-01", Today, Day).Refusal);
    }

    [Theory]
    [InlineData("2026-08-10", "2026-09-01", "AGR633 a list of 2026-08-10, expected the list national_data_opt_out, of 2026-08-11 to 2026-09-01 (clause 4.3)")]
    [InlineData("2026-08-11", "2026-09-01", "")]
    [InlineData("2026-09-01", "2026-09-02", "AGR633 a list of 2026-09-02, expected the list local-objections, of 2026-08-11 to 2026-09-01 (clause 4.3)")]
    [InlineData("2026-09-01", null, "AGR632 a flow for which objections count, and no list, expected the list local-objections, of 2026-08-11 to 2026-09-01 (clause 4.3)")]
    public void DecideImport_ListsOfADay_CountForTheDaysThatTheClauseSays(string optOut, string? objections, string expected)
    {
        var days = new Dictionary<string, DateOnly> { ["national_data_opt_out"] = DateOnly.Parse(optOut, CultureInfo.InvariantCulture) };
        if (objections is not null)
        {
            days["local-objections"] = DateOnly.Parse(objections, CultureInfo.InvariantCulture);
        }

        Issue? refusal = (bundle with { ListDays = days }).DecideImport("ISA-EXS-0007/F-SARC-01", Today, Day).Refusal;
        Assert.Equal(expected, refusal is null ? "" : $"{refusal.Code} {refusal.Found}, expected {refusal.Expected}");
    }

    [Fact]
    public void DecideImport_CareOfThePerson_AsksForNoOptOutButForObjections()
    {
        using var care = new ExampleAgreement(text => text.Replace("fhir_purpose: PUBHLTH, individual_care: false", "fhir_purpose: PUBHLTH, individual_care: true", StringComparison.Ordinal));
        InboundFlow flow = care.Load().DecideImport("ISA-EXS-0007/F-SARC-01", Today, Day).Flow!;
        Assert.Equal(["local-objections"], flow.Lists.Select(list => list.Name));
    }

    [Theory]
    [InlineData("2026-05-31", "AGR612", "AGR612")]
    [InlineData("2026-06-01", null, null)]
    [InlineData("2027-03-31", null, null)]
    [InlineData("2027-04-01", null, "AGR615")]
    [InlineData("2027-04-28", null, "AGR615")]
    [InlineData("2027-04-29", "AGR615", "AGR615")]
    [InlineData("2027-05-31", "AGR615", "AGR615")]
    [InlineData("2027-06-01", "AGR613", "AGR613")]
    public void Decide_ByDay_StopsReleasesBeforeImports(string day, string? import, string? release)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var asOf = new DateTimeOffset(date, new TimeOnly(12, 0), TimeSpan.Zero);
        Assert.Equal(import, bundle.DecideImport("ISA-EXS-0007/F-POL-01", asOf, date).Refusal?.Code);
        Assert.Equal(release, bundle.DecideRelease("R-VRP-Q", asOf).Refusal?.Code);
    }

    [Fact]
    public void DecideRelease_NotInAnyAgreement_SaysWhichThereAre()
    {
        Issue refusal = bundle.DecideRelease("R-NONE", Today).Refusal!;
        Assert.Equal(
            "AGR610 error  \"R-NONE\"\n"
            + "  Found:    no clause that lets this release out\n"
            + "  Expected: one of R-VRP-Q, R-ICB-P, R-SARC-D\n"
            + "  Fix:      name a release of an agreement in force",
            refusal.ToString());
    }
}
