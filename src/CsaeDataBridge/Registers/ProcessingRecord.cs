using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Registers;

/// <summary>The record of processing activities of UK GDPR Article 30(1), from what the agreements say.</summary>
internal static class ProcessingRecord
{
    public static RegisterDocument Of(AgreementBundle bundle) => new(
        "processing-record",
        "Record of processing activities",
        "UK GDPR Article 30(1), from what the agreements say. Each controller adds what concerns it alone.",
        [
            new("(a) Controllers, processors and their officers", "", ["Party", "Role", "Registration", "Data protection officer", "Information risk owner", "Caldicott Guardian", "Works for"], Rows(bundle, agreement => agreement.Parties.Select(party => Party(agreement, party)))),
            new("(b) Purposes", "", ["Purpose", "Agreement", "What it is"], Rows(bundle, agreement => agreement.Purposes.Select(purpose => (string[])[purpose.Id, agreement.Id, purpose.Text]))),
            new("(b) The law that they rest on", "", ["Purpose", "Agreement", "Party", "Basis"], Rows(bundle, Bases)),
            new("(c) Categories of people and of data", "People are children and others who are victims, suspects, patients or clients in the agencies' records.", ["Flow", "Direct identifiers", "What may identify together", "Sensitive", "Administrative"], Rows(bundle, agreement => agreement.Flows.Select(Categories))),
            new("(d) Recipients", "", ["Release", "Recipient", "Level", "Purpose"], Rows(bundle, agreement => agreement.Releases.Select(release => (string[])[release.Id, AgreementWords.Name(agreement, release.To), AgreementWords.Level(release.Level), string.Join(", ", release.Purposes)]))),
            new("(e) Transfers out of the United Kingdom", "", ["Agreement", "Leaves the United Kingdom", "Safeguard"], Rows(bundle, agreement => [[agreement.Id, agreement.Terms.OutsideUk ? "yes" : "no", agreement.Terms.Safeguard ?? ""]])),
            new("(f) How long data is kept", "", ["What", "Agreement", "How long"], Rows(bundle, agreement => agreement.Retention.Select(rule => (string[])[rule.File?.Replace('_', ' ') ?? (rule.DataClass == "*" ? "everything else" : rule.DataClass!), agreement.Id, AgreementWords.Retention(rule)]))),
            new("(g) Security", "What the program holds to under every agreement.", ["Measure", "How"], Security),
        ]);

    private static readonly string[][] Security =
    [
        ["Minimisation", "Fields that no clause lists are never read; forbidden ones beat every permit."],
        ["Separation", "Direct identifiers are in a vault of their own file, key and permissions; the store has keyed hashes."],
        ["Encryption", "Rows that wait are AES-256-GCM; releases are sealed for their recipient."],
        ["Accountability", "Every import, reading and release is in a hash-chained, signed audit before it is done."],
        ["Disclosure control", "Counts of 1 to 7 and what would give them away are hidden, the rest is rounded."],
    ];

    private static List<string[]> Rows(AgreementBundle bundle, Func<Agreement, IEnumerable<string[]>> rows) => [.. bundle.Agreements.SelectMany(rows)];

    private static string[] Party(Agreement agreement, Party party) =>
    [
        party.Name,
        party.Role switch { PartyRole.JointController => "joint controller", PartyRole.Controller => "controller", PartyRole.Processor => "processor", _ => "recipient" } + (party.CompetentAuthority ? ", competent authority" : ""),
        party.Registration ?? "",
        party.DataProtectionOfficer ?? "",
        party.Siro ?? "",
        party.Caldicott ?? "",
        party.OnBehalfOf is { } controller ? $"{AgreementWords.Name(agreement, controller)} under {party.Contract}" : "",
    ];

    private static IEnumerable<string[]> Bases(Agreement agreement) => agreement.Bases.Select(basis => (string[])
    [
        basis.Purpose, agreement.Id, AgreementWords.Name(agreement, basis.Party), AgreementWords.Basis(basis),
    ]);

    private static string[] Categories(InboundFlow flow) => [flow.Id, .. new[] { "DIRECT", "QUASI", "SENSITIVE", "ADMIN" }.Select(kind => string.Join(", ", flow.Fields.Where(field => field.DataClass == kind).Select(field => field.Name)))];
}
