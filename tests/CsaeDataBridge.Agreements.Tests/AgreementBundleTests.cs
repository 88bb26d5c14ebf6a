using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class AgreementBundleTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 4, 20);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-agreements").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_Northshire_PermitsEveryFlowAndItsRelease()
    {
        AgreementBundle bundle = AgreementBundle.Load(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "agreements"));
        Agreement agreement = Assert.Single(bundle.Agreements);
        Assert.Equal(22, agreement.Flows.Count);
        Assert.All(agreement.Flows, flow => Assert.True(bundle.DecideImport($"{agreement.Id}/{flow.Id}", Today, null).Permitted));
        ReleaseDecision release = bundle.DecideRelease("R-NSP-A", Today);
        Assert.True(release.Permitted);
        Assert.Equal(14, release.Terms!.Products.Count);
        Assert.Equal(new DisclosureProfile("SDC-STRICT", 1, 7, 5, "c"), release.Terms.Disclosure);
    }

    [Theory]
    [InlineData("draft", "2026-04-20", "AGR611")]
    [InlineData("suspended", "2026-04-20", "AGR614")]
    [InlineData("terminated", "2026-04-20", "AGR614")]
    [InlineData("signed", "2025-12-31", "AGR612")]
    [InlineData("signed", "2026-01-01", null)]
    [InlineData("signed", "2026-06-30", null)]
    [InlineData("signed", "2026-07-10", null)]
    [InlineData("signed", "2026-07-11", "AGR615")]
    [InlineData("signed", "2027-01-01", "AGR613")]
    public void DecideImport_ByStatusAndDay_NamesTheReason(string status, string day, string? code)
    {
        AgreementBundle bundle = Bundle(text => text.Replace("status: signed", $"status: {status}", StringComparison.Ordinal));
        Assert.Equal(code, bundle.DecideImport("ISA-T/F-1", DateOnly.ParseExact(day, "yyyy-MM-dd"), null).Refusal?.Code);
    }

    [Fact]
    public void DecideRelease_ReviewOverdue_StopsAtOnce()
    {
        AgreementBundle bundle = Bundle(text => text);
        Assert.True(bundle.DecideRelease("R-1", new DateOnly(2026, 6, 30)).Permitted);
        Assert.Equal("AGR615", bundle.DecideRelease("R-1", new DateOnly(2026, 7, 1)).Refusal!.Code);
    }

    [Theory]
    [InlineData("ISA-T/F-2")]
    [InlineData("ISA-X/F-1")]
    [InlineData("ISA-T")]
    public void DecideImport_NoClause_IsRefused(string flow) =>
        Assert.Equal("AGR610", Bundle(text => text).DecideImport(flow, Today, null).Refusal!.Code);

    [Fact]
    public void DecideImport_DeliveryTooOld_IsRefusedWithTheClause()
    {
        Issue refusal = Bundle(text => text).DecideImport("ISA-T/F-1", Today, new DateOnly(2026, 4, 1)).Refusal!;
        Assert.Equal(
            "AGR616 error  a.yaml, line 18, column 5, \"F-1\"\n"
            + "  Found:    a delivery of 2026-04-01, which is more than 14 days old\n"
            + "  Expected: a delivery of 2026-04-06 or later (clause 4.1)\n"
            + "  Fix:      ask the agency for a current extract",
            refusal.ToString());
    }

    [Fact]
    public void Load_EveryFault_IsReportedAtOnce()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text
            .Replace("title: Test", "titel: Test", StringComparison.Ordinal)
            .Replace("from: police", "from: fire", StringComparison.Ordinal)
            .Replace("keep: hmac", "keep: forever", StringComparison.Ordinal)));
        Assert.Equal(["AGR601", "AGR601", "AGR602", "AGR603"], failure.Issues.Select(issue => issue.Code).Order());
        Assert.Equal(12, failure.ExitCode);
    }

    [Fact]
    public void Load_RecipientWithAggregateBasis_MayNotGetRows()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("level: aggregate", "level: pseudonymised", StringComparison.Ordinal)));
        Assert.Equal("AGR603", Assert.Single(failure.Issues).Code);
    }

    [Fact]
    public void Load_UnknownKey_NamesItsPlaceAndTheKeysThereAre()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("marker: c", "marker: c, markr: d", StringComparison.Ordinal)));
        Assert.Equal(
            "AGR601 error  a.yaml, line 30, column 89, \"markr\"\n"
            + "  Found:    the key 'markr', which a disclosure profile does not have\n"
            + "  Expected: one of dominance, marker, on_solver_timeout, primary, rounding, secondary, zeros\n"
            + "  Fix:      correct the spelling, or remove the key",
            Assert.Single(failure.Issues).ToString());
    }

    [Fact]
    public void Load_PartyWithoutABasis_IsDenied()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("  - { party: board, purpose: P1, clause: \"3.2\", data: aggregate_only }\n", "", StringComparison.Ordinal)));
        Assert.Equal(
            "AGR603 error  a.yaml, line 27, column 5\n"
            + "  Found:    no lawful basis for board and purpose P1\n"
            + "  Expected: a line under lawful_basis that covers this level\n"
            + "  Fix:      add the basis as the parties agreed it; without one the sharing is denied",
            Assert.Single(failure.Issues).ToString());
    }

    [Fact]
    public void Load_CodesetWithoutAFile_IsAnError()
    {
        static string AddRows(string text) => text.Replace("    unlisted_field", "    rows: [{ field: ref, op: in, codeset: NONE }]\n    unlisted_field", StringComparison.Ordinal);
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(AddRows));
        Assert.Equal(
            "AGR604 error  a.yaml, line 26, column 12, \"NONE\"\n"
            + "  Found:    a codeset without a file\n"
            + "  Expected: codelists/NONE.csv beside the agreements, with a first column 'code'\n"
            + "  Fix:      add the file, or name a codeset that exists",
            failure.Issues[0].ToString());
        Directory.CreateDirectory(Path.Combine(folder, "codelists"));
        File.WriteAllText(Path.Combine(folder, "codelists", "NONE.csv"), "code,name\nX1,One\n\"X2\",Two\n");
        Assert.Equal(["X1", "X2"], Bundle(AddRows).Agreements[0].Flows[0].Rows[0].Values);
    }

    [Fact]
    public void Load_CodesetThatIsAPath_IsAnError()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("products: [M01]", "products: [../a]", StringComparison.Ordinal)));
        Assert.Equal("AGR604", Assert.Single(failure.Issues).Code);
    }

    [Theory]
    [InlineData("draft", "AGR611", "a draft", "a signed agreement", "have the parties sign it")]
    [InlineData("suspended", "AGR614", "an agreement that is suspended or terminated", "an agreement in force", "nothing is imported or released until the parties reinstate it")]
    public void DecideRelease_NotInForce_SaysWhy(string status, string code, string found, string expected, string fix)
    {
        Issue refusal = Bundle(text => text.Replace("status: signed", $"status: {status}", StringComparison.Ordinal)).DecideRelease("R-1", Today).Refusal!;
        Assert.Equal($"{code} error  a.yaml, \"ISA-T\"\n  Found:    {found}\n  Expected: {expected}\n  Fix:      {fix}", refusal.ToString());
    }

    [Fact]
    public void Load_NoFile_DeniesEverything()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => AgreementBundle.Load(Path.Combine(folder, "none")));
        Assert.Equal("AGR610", failure.Issues[0].Code);
    }

    private AgreementBundle Bundle(Func<string, string> change)
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), change(Text));
        return AgreementBundle.Load(folder);
    }

    private const string Text = """
        isa_schema: 1
        id: ISA-T
        version: 1
        title: Test
        status: signed
        effective_from: 2026-01-01
        review_by: 2026-06-30
        review_grace_days: 10
        expires_on: 2026-12-31
        parties:
          - { id: police, name: Police, role: joint_controller }
          - { id: board, name: Board, role: recipient }
        purposes: [{ id: P1, clause: "2.1", text: Plan services }]
        lawful_basis:
          - { party: police, purpose: P1, clause: "3.1", art6: 6.1.e }
          - { party: board, purpose: P1, clause: "3.2", data: aggregate_only }
        flows_in:
          - id: F-1
            clause: "4.1"
            from: police
            to: police
            purposes: [P1]
            schedule: { every: day, reject_older_than_days: 14 }
            fields:
              - { name: ref, class: ADMIN, keep: hmac, clause: "4.1.a" }
            unlisted_field: drop_unread
        releases:
          - { id: R-1, clause: "5.1", to: board, from_flows: [F-1], purposes: [P1], level: aggregate, products: [M01], disclosure: S, formats: [csv], approvals: { count: 0 } }
        disclosure_profiles:
          S: { primary: { suppress_from: 1, suppress_to: 7 }, rounding: { base: 5 }, marker: c }
        """;
}
