using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Returns;

/// <summary>Decides which unread cells a return may show.</summary>
/// <remarks>
/// Rule: docs/adr/0006-what-a-return-shows.md. A cell of a closed list is shown when several rows have it and the column holds few such cells:
/// a word that a system writes, not what one person typed or what slipped in from the column beside it.
/// </remarks>
internal static class ShownSpelling
{
    private const int FewestRows = 5;
    private const int MostSpellings = 20;
    private const int LongestWord = 40;

    /// <summary>The cell, or how long it is.</summary>
    /// <param name="field">The field that it stands in.</param>
    /// <param name="cell">The cell in normal form.</param>
    /// <param name="spellings">How many different cells of the field could not be read.</param>
    public static string Of(FieldDefinition field, UnreadCell cell, int spellings) =>
        field.Show || (field.Kind is FieldKind.Values or FieldKind.Code && cell.Rows >= FewestRows && spellings <= MostSpellings && cell.Cell.Length <= LongestWord)
            ? cell.Cell
            : Hidden.Cell(cell.Cell.Length);
}
