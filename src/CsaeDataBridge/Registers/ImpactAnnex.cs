using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Registers;

/// <summary>The annex of a data protection impact assessment: every field that comes in, why and how it is kept, and what is forbidden.</summary>
/// <remarks>UK GDPR Article 35(7)(a) and (b): the operations, and that each is necessary and proportionate.</remarks>
internal static class ImpactAnnex
{
    public static RegisterDocument Of(AgreementBundle bundle) => new(
        "impact-annex",
        "Annex to the data protection impact assessment",
        "UK GDPR Article 35(7)(a) and (b): what is done with each field, and by which clause.",
        [
            new("Assessments", "", ["Agreement", "Assessment", "Approved", "Residual risk", "Next review", "Appropriate policy document"], [.. bundle.Agreements.Select(Assessment)]),
            .. bundle.Agreements.SelectMany(agreement => agreement.Flows.Select(flow => Fields(agreement, flow))),
            new(
                "Released fields that are made",
                "",
                ["Field", "Agreement", "Made from", "How", "Clause"],
                [.. bundle.Agreements.SelectMany(agreement => agreement.DerivedFields.Select(field => (string[])[field.Name, agreement.Id, string.Join(", ", field.From.Select(from => $"{from.Flow}.{from.Field}")), field.Rule.Replace('_', ' '), field.Clause]))]),
            new(
                "What goes out",
                "",
                ["Release", "To", "Level", "What", "Approved by", "Clause"],
                [.. bundle.Agreements.SelectMany(agreement => agreement.Releases.Select(release => Release(agreement, release)))]),
        ]);

    private static string[] Assessment(Agreement agreement) =>
    [
        agreement.Id,
        agreement.Terms.ImpactAssessment?.Reference ?? "",
        AgreementWords.Iso(agreement.Terms.ImpactAssessment?.ApprovedOn),
        agreement.Terms.ImpactAssessment?.ResidualRisk ?? "",
        AgreementWords.Iso(agreement.Terms.ImpactAssessment?.NextReview),
        agreement.Terms.AppropriatePolicyDocument ?? "",
    ];

    private static RegisterTable Fields(Agreement agreement, InboundFlow flow) => new(
        $"{agreement.Id}/{flow.Id}: {AgreementWords.Name(agreement, flow.From)} to {AgreementWords.Name(agreement, flow.To)}",
        $"For: {AgreementWords.Purposes(agreement, flow.Purposes)}. Opt-outs: {AgreementWords.OptOut(flow)}. Forbidden whatever else is agreed: {(flow.Never.Count == 0 ? "nothing by name" : string.Join(", ", flow.Never))}. A column that no line lists {(flow.RefuseUnlisted ? "refuses the file" : "is not read")}.",
        ["Field", "Class", "Kept", "Why", "Clause"],
        [.. flow.Fields.Select(field => (string[])[field.Name, field.DataClass.ToLowerInvariant(), AgreementWords.Kept(field), field.Why ?? "", field.Clause])]);

    private static string[] Release(Agreement agreement, ReleaseTerms release) =>
    [
        release.Id,
        AgreementWords.Name(agreement, release.To),
        AgreementWords.Level(release.Level),
        string.Join(", ", release.Level == SharingLevel.Aggregate ? release.Products : release.Fields),
        release.ApprovalsNeeded == 0 ? "nobody" : string.Create(CultureInfo.InvariantCulture, $"{release.ApprovalsNeeded} of {string.Join(", ", release.Approvals.Roles)}"),
        release.Clause,
    ];
}
