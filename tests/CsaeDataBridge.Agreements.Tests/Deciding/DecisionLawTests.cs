using System.Text;
using CsaeDataBridge.Agreements;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>What no agreement can break, whatever it says.</summary>
public sealed class DecisionLawTests
{
    // Each forbids more, permits less, or is stricter. The text on the left is in the case or the change does nothing.
    private static readonly (string Agreement, string Old, string New)[] Stricter =
    [
        ("ISA-A", "incompatible_purposes: [", "incompatible_purposes: [NEEDS, "),
        ("ISA-A", "incompatible_purposes: [", "incompatible_purposes: [CARE, "),
        ("ISA-B", "incompatible_purposes: [", "incompatible_purposes: [NEEDS, "),
        ("ISA-A", "never: [note_*", "never: [\"*e*\", note_*"),
        ("ISA-A", "forbid_cross: [", "forbid_cross: [[sex], "),
        ("ISA-A", "review_by: 2026-09-30", "review_by: 2026-04-30"),
        ("ISA-A", "expires_on: 2026-12-31", "expires_on: 2026-06-30"),

        // Where it replaces another, that one stands for longer.
        ("ISA-B", "version: 1\ntitle: The other one\neffective_from: 2026-01-01", "version: 1\ntitle: The other one\neffective_from: 2026-05-01"),
        ("ISA-A", "- { name: sex, class: QUASI, keep: as_is, clause: \"4.2.b\" }\n", "- { name: other, class: QUASI, keep: as_is, clause: \"4.2.b\" }\n"),
        ("ISA-A", "purposes: [P1, P2]", "purposes: [P1]"),
        ("ISA-A", "fields: [token, sex, day", "fields: [token, sex"),
        ("ISA-A", "products: [M01, M02]", "products: [M02]"),
        ("ISA-A", "level: identifiable", "level: pseudonymised"),
        ("ISA-A", "formats: [csv, xlsx]", "formats: [xlsx]"),
        ("ISA-B", "to: vrp, from_flows", "to: nobody, from_flows"),
        ("ISA-B", "level: pseudonymised", "level: aggregate"),
        ("ISA-A", "value: [sealed]", "value: [sealed, open]"),
        ("ISA-A", "list_max_age_days: 21", "list_max_age_days: 6"),
        ("ISA-A", "max_minutes: 60", "max_minutes: 20"),
        ("ISA-A", "keep: 12_months", "keep: 1_months"),
        ("ISA-A", "party: police, purpose: P1", "party: police, purpose: P3"),
        ("ISA-A", "valid_to: 2027-06-30", "valid_to: 2026-03-31"),
    ];

    [Fact]
    public void Decide_AgreementMadeStricter_NeverWidens() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, Stricter.Length - 1).ToArbitrary(), (seed, index) =>
    {
        (string agreement, string old, string made) = Stricter[index];
        return Holds(seed, changed => changed.Change(agreement, old, made));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Decide_SignatureTakenAwayOrAgreementStopped_NeverWidens() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (seed, index) => Holds(seed, changed =>
    {
        if (index < 2)
        {
            changed.Signed["ISA-A"] = changed.Signed["ISA-A"][1..];
        }
        else
        {
            changed.Events[index == 2 ? "ISA-A" : "ISA-B"] = [("Terminate", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))];
        }
    })).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Decide_AgreementAdded_NeverWidensWhatOthersSay() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
    {
        var source = new DecisionCases(seed);
        DecisionCase all = source.Bundle();
        source.Ask(all);
        var fewer = new DecisionCase { Files = new(all.Files.Where(file => file.Key != "ISA-C")), Signed = all.Signed, Events = all.Events, Request = all.Request, AsOf = all.AsOf };
        return IsNoWider(Decide(all), Decide(fewer));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Record_FilesInAnyOrder_IsTheSameBytes() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
    {
        var source = new DecisionCases(seed);
        DecisionCase made = source.Bundle();
        source.Ask(made);
        var turned = new DecisionCase { Files = new(made.Files.Reverse()), Signed = made.Signed, Events = made.Events, Request = made.Request, AsOf = made.AsOf };
        return Record(made) == Record(turned);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Record_PermitAndRefusal_SayWhatWasAskedAndWhy()
    {
        var bundle = new DecisionCase
        {
            Files = { ["ISA-A"] = DecisionTexts.First(_ => true), ["ISA-B"] = DecisionTexts.Second(_ => true) },
            Signed = { ["ISA-A"] = ["police", "council", "sarc"], ["ISA-B"] = ["charity", "council"] },
            AsOf = new DateTime(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc),
            Request = new(StringComparer.Ordinal) { ["action"] = "ReleaseCell", ["agreement"] = "ISA-A", ["bundle"] = DecisionCases.Hash, ["release"] = "R-MIX", ["recipient"] = "icb", ["purpose"] = "P1", ["field"] = "sex", ["format"] = "csv", ["trace"] = "ISA-B/F-9" },
        };
        string permit = Record(bundle);
        bundle.Request["format"] = "xlsx";
        bundle.Request["trace"] = "";
        Snapshot.Matches($"[{permit},{Record(bundle)}]".Replace(",\"", ",\n\"", StringComparison.Ordinal), "json");
    }

    private static bool Holds(int seed, Action<DecisionCase> stricter)
    {
        var source = new DecisionCases(seed);
        DecisionCase made = source.Bundle();
        source.Ask(made);
        Decision before = Decide(made);
        stricter(made);
        return IsNoWider(Decide(made), before);
    }

    private static bool IsNoWider(Decision after, Decision before) =>
        !after.IsPermitted || before.IsPermitted && (after.Level is null || after.Level >= before.Level);

    private static Decision Decide(DecisionCase made) => DecisionEngine.Compile(made).Decide(DecisionEngine.Request(made.Request), new DateTimeOffset(made.AsOf));

    private static string Record(DecisionCase made)
    {
        DecisionRequest request = DecisionEngine.Request(made.Request);
        var asOf = new DateTimeOffset(made.AsOf);
        return Encoding.UTF8.GetString(DecisionEngine.Compile(made).Decide(request, asOf).Record(request, asOf));
    }
}
