using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads what an agreement says of itself and of what surrounds the sharing.</summary>
internal static class TermsReader
{
    public static AgreementTerms Read(CheckedValues keys) => new(
        keys.Text("parent_protocol"),
        keys.Text("language"),
        keys.Under("supersedes") is { } old ? (old.Word("id"), old.Number("version") ?? 0) : null,
        keys.Under("dpia") is { } assessment ? new ImpactAssessment(assessment.Word("ref"), assessment.Date("approved_on"), assessment.Text("residual_risk"), assessment.Date("next_review")) : null,
        keys.Text("appropriate_policy_document"),
        keys.Text("classification"),
        keys.Under("holds") is { } holds ? new HoldRule([.. holds.Texts("may_set").Select(Pair)], holds.Number("default_review_days"), holds.Texts("blocks"), holds.Word("clause")) : null,
        keys.Under("rights") is { } rights ? Rights(rights) : null,
        keys.Under("incidents") is { } incidents ? new IncidentRule(incidents.Texts("notify"), incidents.Number("processor_hours"), incidents.Number("ico_hours"), incidents.Texts("suspend_on")) : null,
        keys.Under("transfers")?.Flag("outside_uk") ?? false,
        keys.Under("transfers")?.Text("safeguard"),
        keys.Texts("sub_processors"),
        keys.Under("break_glass") is { } glass ? BreakGlass(glass) : null);

    private static RightsRule Rights(CheckedValues rights)
    {
        CheckedValues? access = rights.Under("access");
        return new RightsRule(rights.Word("contact"), access?.Text("lead_controller"), access?.Number("days"), access?.Texts("exemptions") ?? [], rights.Under("rectification")?.Number("notify_recipients_days"), rights.Under("erasure")?.Flag("block_reimport") ?? false);
    }

    private static BreakGlassRule BreakGlass(CheckedValues glass) =>
        new(glass.Flag("allowed"), glass.Text("clause") ?? "break_glass", glass.Texts("roles"), glass.Number("max_minutes") ?? 0, glass.Number("second_person_within_hours") ?? 0, glass.Texts("notify"));

    private static (string Party, string Role) Pair(string name)
    {
        string[] parts = name.Split('.', 2);
        return (parts[0], parts[^1]);
    }
}
