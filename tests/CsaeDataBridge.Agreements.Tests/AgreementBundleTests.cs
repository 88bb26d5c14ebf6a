using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class AgreementBundleTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 4, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-agreements").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_Northshire_PermitsEveryFlowAndItsRelease()
    {
        AgreementBundle bundle = AgreementBundle.Load(Path.Combine(RepositoryRoot.Path, "samples", "northshire", "agreements"), TestSignatures.Northshire);
        Agreement agreement = Assert.Single(bundle.Agreements);
        Assert.Equal(22, agreement.Flows.Count);
        Assert.All(agreement.Flows, flow => Assert.True(bundle.DecideImport($"{agreement.Id}/{flow.Id}", Today, null).Permitted));
        ReleaseDecision release = bundle.DecideRelease("R-NSP-A", Today);
        Assert.True(release.Permitted);
        Assert.Equal(14, release.Terms!.Products.Count);
        Assert.Equal((1, 7, 5, "c"), release.Terms.Disclosure is { } profile ? (profile.SuppressFrom, profile.SuppressTo, profile.RoundingBase, profile.Marker) : default);
    }

    [Theory]
    [InlineData("2025-12-31", "AGR612")]
    [InlineData("2026-01-01", null)]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-10", null)]
    [InlineData("2026-07-11", "AGR615")]
    [InlineData("2027-01-01", "AGR613")]
    public void DecideImport_ByDay_NamesTheReason(string day, string? code) =>
        Assert.Equal(code, Bundle(text => text).DecideImport("ISA-T/F-1", At(day), null).Refusal?.Code);

    // The file's own word for its status decides nothing.
    [Theory]
    [InlineData("draft")]
    [InlineData("terminated")]
    public void DecideImport_StatusInTheFile_IsNotRead(string status) =>
        Assert.True(Bundle(text => text.Replace("status: signed", $"status: {status}", StringComparison.Ordinal)).DecideImport("ISA-T/F-1", Today, null).Permitted);

    [Fact]
    public void DecideRelease_ReviewOverdue_StopsAtOnce()
    {
        AgreementBundle bundle = Bundle(text => text);
        Assert.True(bundle.DecideRelease("R-1", At("2026-06-30")).Permitted);
        Assert.Equal("AGR615", bundle.DecideRelease("R-1", At("2026-07-01")).Refusal!.Code);
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
            "AGR616 error  ISA-T.yaml, line 18, column 5, \"F-1\"\n"
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
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("level: aggregate, products: [M01]", "level: identifiable, fields: [ref]", StringComparison.Ordinal)));
        Assert.Equal("AGR603", Assert.Single(failure.Issues).Code);
    }

    [Fact]
    public void Load_UnknownKey_NamesItsPlaceAndTheKeysThereAre()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Bundle(text => text.Replace("marker: c", "marker: c, markr: d", StringComparison.Ordinal)));
        Assert.Equal(
            "AGR601 error  ISA-T.yaml, line 30, column 89, \"markr\"\n"
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
            "AGR603 error  ISA-T.yaml, line 27, column 5\n"
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
            "AGR604 error  ISA-T.yaml, line 26, column 12, \"NONE\"\n"
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

    [Fact]
    public void DecideRelease_TextChangedAfterItWasSigned_IsRefused()
    {
        IReadOnlyDictionary<string, VerificationKey> keys = Signed(text => text);
        string path = Path.Combine(folder, "ISA-T.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("reject_older_than_days: 14", "reject_older_than_days: 15", StringComparison.Ordinal));
        Assert.Equal(
            "AGR611 error  ISA-T.yaml, \"ISA-T\"\n"
            + "  Found:    version 1, which police has not signed\n"
            + "  Expected: the signature of every controller that a flow names, with a key that bridge.yaml pins\n"
            + "  Fix:      have them run 'bridge agreement sign'",
            AgreementBundle.Load(folder, keys).DecideRelease("R-1", Today).Refusal!.ToString());
    }

    [Fact]
    public void DecideImport_KeyThatIsNotPinned_CountsAsUnsigned()
    {
        Signed(text => text);
        using SigningKey other = SigningKey.Create("police-signer");
        Assert.Equal("AGR611", AgreementBundle.Load(folder, new Dictionary<string, VerificationKey> { ["police-signer"] = other.Public }).DecideImport("ISA-T/F-1", Today, null).Refusal!.Code);
    }

    [Fact]
    public void DecideImport_Suspended_IsRefusedFromThenOnUntilReinstatedByWhoMay()
    {
        IReadOnlyDictionary<string, VerificationKey> keys = Signed(text => text);
        Agreement agreement = AgreementBundle.Load(folder, keys).Agreements[0];
        using SigningKey stranger = SigningKey.Create("police-signer");
        SignatureBook.Read(folder, "ISA-T").Add(SignedEvent.Make(agreement, StatusChange.Suspend, "a \"breach\": looked into", stranger, At("2026-04-01"))).Save();
        Assert.Equal("AGR614", AgreementBundle.Load(folder, keys).DecideImport("ISA-T/F-1", Today, null).Refusal!.Code);
        Assert.True(AgreementBundle.Load(folder, keys).DecideImport("ISA-T/F-1", At("2026-03-31"), null).Permitted);
        SignatureBook.Read(folder, "ISA-T").Add(SignedEvent.Make(agreement, StatusChange.Reinstate, "closed", stranger, At("2026-04-02"))).Save();
        Assert.Equal(AgreementStatus.Suspended, AgreementBundle.Load(folder, keys).Signed[0].StatusAt(Today));
    }

    [Fact]
    public void Load_NoFile_DeniesEverything()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => AgreementBundle.Load(Path.Combine(folder, "none")));
        Assert.Equal("AGR610", failure.Issues[0].Code);
    }

    private static DateTimeOffset At(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd"), new TimeOnly(12, 0), TimeSpan.Zero);

    private AgreementBundle Bundle(Func<string, string> change) => AgreementBundle.Load(folder, Signed(change));

    private IReadOnlyDictionary<string, VerificationKey> Signed(Func<string, string> change)
    {
        File.WriteAllText(Path.Combine(folder, "ISA-T.yaml"), change(Text));
        return TestSignatures.Sign(folder, "ISA-T");
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
