using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Registers;

/// <summary>The register that an area publishes: who shares what with whom, for what and until when. It names no person.</summary>
/// <remarks>The columns are those of NHS England's data uses register: identifiability, opt-outs, legal basis, days, onward sharing.</remarks>
internal static class PublicRegister
{
    public static RegisterDocument Of(AgreementBundle bundle, DateTimeOffset asOf) => new(
        "public-register",
        "Register of information sharing",
        "Who shares what with whom about child sexual abuse, exploitation and harmful sexual behaviour, for what, by which law and until when.",
        [
            new(
                "Agreements",
                "",
                ["Agreement", "Version", "What it is", "In force", "From", "To", "Next review", "Assessment", "Leaves the United Kingdom"],
                [.. bundle.Signed.Select(signed => Agreement(signed, asOf))]),
            new(
                "Purposes",
                "",
                ["Purpose", "Agreement", "What it is", "Care of the person"],
                [.. bundle.Agreements.SelectMany(agreement => agreement.Purposes.Select(purpose => (string[])[purpose.Id, agreement.Id, purpose.Text, purpose.IndividualCare ? "yes" : "no"]))]),
            new(
                "What comes in",
                "Each flow is of closed lists of fields; others are never read.",
                ["Flow", "From", "Kept by", "For", "Fields", "Opt-outs honoured", "How often"],
                [.. bundle.Agreements.SelectMany(agreement => agreement.Flows.Select(flow => Flow(agreement, flow)))]),
            new(
                "What goes out",
                "",
                ["Release", "To", "For", "How close to the person", "The recipient's basis in law", "How often", "May be passed on", "Kept by the recipient"],
                [.. bundle.Agreements.SelectMany(agreement => agreement.Releases.Select(release => Release(agreement, release)))]),
        ]);

    private static string[] Agreement(SignedAgreement signed, DateTimeOffset asOf)
    {
        Agreement agreement = signed.Agreement;
        return
        [
            agreement.Id,
            agreement.Version.ToString(CultureInfo.InvariantCulture),
            agreement.Title,
            AgreementWords.Status(signed.StatusAt(asOf)),
            AgreementWords.Iso(agreement.EffectiveFrom),
            AgreementWords.Iso(agreement.ExpiresOn),
            AgreementWords.Iso(agreement.ReviewBy),
            agreement.Terms.ImpactAssessment?.Reference ?? "",
            agreement.Terms.OutsideUk ? $"yes, {agreement.Terms.Safeguard}" : "no",
        ];
    }

    private static string[] Flow(Agreement agreement, InboundFlow flow) =>
    [
        $"{agreement.Id}/{flow.Id}",
        AgreementWords.Name(agreement, flow.From),
        AgreementWords.Name(agreement, flow.To),
        string.Join(", ", flow.Purposes),
        flow.Fields.Count.ToString(CultureInfo.InvariantCulture),
        AgreementWords.OptOut(flow),
        flow.Schedule?.Every is { } every ? $"every {every}" : "",
    ];

    private static string[] Release(Agreement agreement, ReleaseTerms release) =>
    [
        $"{agreement.Id}/{release.Id}",
        AgreementWords.Name(agreement, release.To),
        string.Join(", ", release.Purposes),
        AgreementWords.Level(release.Level),
        string.Join("; ", agreement.Bases.Where(basis => basis.Party == release.To && release.Purposes.Contains(basis.Purpose)).Select(AgreementWords.Basis)),
        release.Every is { } every ? $"every {every}" : release.Trigger.Replace('_', ' '),
        release.Onward is { Allowed: true } onward ? $"to {string.Join(", ", onward.To)}" : "no",
        release.RecipientRetention is { } kept ? $"{kept.Months.ToString(CultureInfo.InvariantCulture)} months, then {kept.Then.Replace('_', ' ')}" : "",
    ];
}
