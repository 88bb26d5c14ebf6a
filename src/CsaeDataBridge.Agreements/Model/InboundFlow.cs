using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>One flow that may come in: from whom, for what, which fields and which rows.</summary>
/// <param name="Never">Header patterns with * that beat every permit.</param>
/// <param name="RefuseUnlisted">True refuses a file that holds a field no clause lists; false leaves such fields unread.</param>
public sealed record InboundFlow(
    string Id,
    string Clause,
    string From,
    string To,
    IReadOnlyList<string> Purposes,
    string? SourceSystem,
    string? Format,
    FlowSchedule? Schedule,
    IReadOnlyList<RowCondition> Rows,
    OptOutRule? OptOut,
    ObjectionRule? Objections,
    IReadOnlyList<PermittedField> Fields,
    IReadOnlyList<string> Never,
    bool RefuseUnlisted,
    Place Place)
{
    /// <summary>A delivery whose business date is further back than this many days is refused; null accepts any age.</summary>
    public int? RejectOlderThanDays => Schedule?.RejectOlderThanDays;

    /// <summary>The field that a name is made from, and how; null for a name that none derives.</summary>
    public (PermittedField From, FieldDerivation How)? Derivation(string name) => Fields
        .SelectMany(field => field.Derives.Where(derived => derived.Name == name).Select(derived => ((PermittedField, FieldDerivation)?)(field, derived))).FirstOrDefault();

    /// <summary>The lists that it asks; empty where nobody may opt out or object.</summary>
    public IReadOnlyList<PersonListNeed> Lists =>
    [
        .. OptOut is { Applies: true } optOut ? [new PersonListNeed(OptOutRule.ListName, true, optOut.ListMaxAgeDays, Clause)] : Array.Empty<PersonListNeed>(),
        .. Objections is { } objections ? [new PersonListNeed(objections.Register, false, objections.ListMaxAgeDays, Clause)] : Array.Empty<PersonListNeed>(),
    ];

    /// <summary>The flow for work in which nobody's rows are kept: tests and rehearsals of a mapping.</summary>
    public InboundFlow WithoutLists() => this with { OptOut = null, Objections = null };

    /// <summary>The field of a name; null when no clause lists it.</summary>
    public PermittedField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
