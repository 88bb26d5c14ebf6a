using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One entry of <c>read:</c>: our name for a field, where it is in the extract, and how it is understood.</summary>
/// <param name="Columns">Header spellings, XML paths or FHIR columns; any of them.</param>
/// <param name="Scope">Id: what the reference is a number of, for example <c>crime</c> or <c>person</c>.</param>
/// <param name="Values">Values: our value for each normal spelling; null for other kinds.</param>
/// <param name="Formats">Date and instant: exact formats, tried in turn.</param>
/// <param name="Century">First two digits for two-digit years; null when no format has them.</param>
/// <param name="Split">Separators of a cell that holds several values; empty when it holds one.</param>
/// <param name="Harm">Flag: csa, cse or hsb.</param>
/// <param name="Lexicon">Flag: the vocabulary of the source.</param>
/// <param name="Scale">Flag: the named scale; null when the source has none.</param>
public sealed record FieldDefinition
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required FieldKind Kind { get; init; }

    public bool Required { get; init; }

    public string? Scope { get; init; }

    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public IReadOnlyList<string> Formats { get; init; } = [];

    public int? Century { get; init; }

    public IReadOnlyList<string> Split { get; init; } = [];

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public string? CodeSystem { get; init; }

    public string? Pattern { get; init; }

    public string? Harm { get; init; }

    public string? Lexicon { get; init; }

    public string? Scale { get; init; }

    public UnreadPolicy OnUnread { get; init; }

    public required Place Place { get; init; }
}
