using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>A whole agreement of an invented county, with every section that an agreement may have.</summary>
public sealed class ExampleAgreementTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly AgreementBundle Bundle = AgreementBundle.Load(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Agreements.Tests", "Exampleshire"));

    [Fact]
    public void Load_WholeAgreement_ReadsWithoutFault()
    {
        Agreement agreement = Assert.Single(Bundle.Agreements);
        Assert.Equal(["F-POL-01", "F-SARC-01", "F-CSC-01"], agreement.Flows.Select(flow => flow.Id));
        Assert.Equal(["R-VRP-Q", "R-ICB-P", "R-SARC-D"], agreement.Releases.Select(release => release.Id));
        Assert.Equal(new DisclosureProfile("SDC-STRICT", 1, 7, 5, "c"), agreement.Releases[0].Disclosure);
        Assert.Equal(["M01", "M02", "M10"], agreement.Releases[0].Products);
        Assert.Equal(2, agreement.Releases[0].ApprovalsNeeded);
        Assert.Equal(8, agreement.Bases.Count);
    }

    [Fact]
    public void DecideImport_Police_GivesItsFieldsRowsAndNever()
    {
        ImportDecision decision = Bundle.DecideImport("ISA-EXS-0007/F-POL-01", Today, Today);
        Assert.True(decision.Permitted);
        Assert.Equal("4.1", decision.Clauses[0]);
        Assert.Equal(["E07000990", "E07000991"], decision.Flow!.Rows.Single(row => row.Field == "offence_lad").Values);
        Assert.Equal(("generalise", "month"), decision.Flow.Fields.Where(field => field.Name == "offence_date").Select(field => (field.Keep, field.Generalise)).Single());
        Assert.Contains("witness_*", decision.Flow.Never);
        Assert.False(decision.Flow.RefuseUnlisted);
        Assert.True(Bundle.DecideImport("ISA-EXS-0007/F-SARC-01", Today, Today).Flow!.RefuseUnlisted);
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
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd");
        Assert.Equal(import, Bundle.DecideImport("ISA-EXS-0007/F-POL-01", asOf, asOf).Refusal?.Code);
        Assert.Equal(release, Bundle.DecideRelease("R-VRP-Q", asOf).Refusal?.Code);
    }

    [Fact]
    public void DecideRelease_NotInAnyAgreement_SaysWhichThereAre()
    {
        Issue refusal = Bundle.DecideRelease("R-NONE", Today).Refusal!;
        Assert.Equal(
            "AGR610 error  \"R-NONE\"\n"
            + "  Found:    no clause that lets this release out\n"
            + "  Expected: one of R-VRP-Q, R-ICB-P, R-SARC-D\n"
            + "  Fix:      name a release of an agreement in force",
            refusal.ToString());
    }
}
