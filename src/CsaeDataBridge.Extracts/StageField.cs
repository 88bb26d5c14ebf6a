using System.Text.RegularExpressions;

namespace CsaeDataBridge.Extracts;

/// <summary>One field to stage.</summary>
/// <param name="Columns">Header spellings (compared in normal form, * standing for any text), XML paths or FHIR columns; the first that is there.</param>
/// <param name="Required">A row in which it is blank is held; a file without it is refused.</param>
/// <param name="Scope">Id: what stands before the reference in the hash; null for other kinds.</param>
public sealed record StageField(string Name, IReadOnlyList<string> Columns, StageKind Kind, bool Required, string? Scope)
{
    /// <summary>The numbers that stand for (n) in the columns; empty for a field of one column. Cells of numbered columns are joined with U+001F, unless the plan repeats over them.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>Id: the pattern that a whole reference must match; null for any. A row with another is held.</summary>
    public string? Form { get; init; }

    /// <summary>Matches a whole cell or reference, in time that grows with its length alone.</summary>
    /// <exception cref="ArgumentException">No regular expression.</exception>
    /// <exception cref="NotSupportedException">One that looks around or back.</exception>
    public static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
