using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One entry of <c>read:</c>: our name for a field, where it is in the extract, and how it is understood.</summary>
public sealed record FieldDefinition
{
    public required string Name { get; init; }

    /// <summary>Header spellings, XML paths or FHIR columns; the first that is there.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The numbers that stand for (n) in the columns; empty for a field of one column.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>The columns as headers write them, each number written out.</summary>
    public IEnumerable<string> Headers => ColumnNames.Of(Columns, Numbers).SelectMany(spellings => spellings);

    public required FieldKind Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>Id: what the reference is a number of, for example <c>crime</c> or <c>person</c>; null for other kinds.</summary>
    public string? Scope { get; init; }

    /// <summary>Id: fields whose values make the reference whole, because the source numbers only what they belong to.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Values: our value for each normal spelling; null for other kinds.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Values and code: normal spellings that were not always in use, with their days.</summary>
    public IReadOnlyDictionary<string, EffectivePeriod> Dates { get; init; } = new Dictionary<string, EffectivePeriod>();

    /// <summary>Date and instant: exact formats.</summary>
    public IReadOnlyList<DateFormat> Formats { get; init; } = [];

    /// <summary>First two digits for two-digit years; null when no format has them or <see cref="CenturyIsPast"/> decides.</summary>
    public int? Century { get; init; }

    /// <summary>Two-digit years are of this century unless that is after the delivery.</summary>
    public bool CenturyIsPast { get; init; }

    /// <summary>Separators of a cell that holds several values; empty when it holds one. Repeated XML elements are always several.</summary>
    public IReadOnlyList<string> Split { get; init; } = [];

    /// <summary>True when elements or columns that come several times are read, whether as one list or each by itself.</summary>
    public bool Repeats { get; init; }

    /// <summary>True when the field holds a list of values, not one.</summary>
    public bool IsList { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Code: the system. Identity: the identifier, a column of the vault.</summary>
    public string? CodeSystem { get; init; }

    public string? Pattern { get; init; }

    /// <summary>Flag: what the column is about when the cell does not say: csa, cse or hsb.</summary>
    public string? Harm { get; init; }

    /// <summary>Flag: the vocabulary of the source; empty for the common words alone.</summary>
    public string Lexicon { get; init; } = "";

    /// <summary>Flag: the named scale; null when the source has none.</summary>
    public string? Scale { get; init; }

    /// <summary>Id: the pattern that a reference must match; null for any.</summary>
    public string? Form { get; init; }

    /// <summary>Why a "no" of this field can be trusted: mandatory, no default, dated. Null when it cannot.</summary>
    public string? SaysNo { get; init; }

    /// <summary>True when its cells are codes of a closed list that people may see.</summary>
    public bool Show { get; init; }

    public UnreadPolicy OnUnread { get; init; }

    public required Place Place { get; init; }
}
