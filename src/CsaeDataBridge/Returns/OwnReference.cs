using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Returns;

/// <summary>The sender's own reference of a row, as the sender wrote it, and nothing else of the row.</summary>
/// <remarks>Rule: docs/adr/0006-what-a-return-shows.md.</remarks>
internal sealed class OwnReference
{
    private const int Longest = 40;
    private const int ShortestName = 3;
    private readonly string[] identifiers;

    public OwnReference(MappingDocument document)
    {
        Field = References(document).FirstOrDefault();
        identifiers = [.. document.Fields.Where(known => known.Kind == FieldKind.Identity).Select(known => known.Name)];
    }

    /// <summary>The mapping's name of the reference; null when its rows have none.</summary>
    public string? Field { get; }

    /// <summary>The reference; empty when it is blank, or does not look like a reference.</summary>
    public string Of(SourceRecord record)
    {
        string reference = Field is null ? "" : record.Cells.GetValueOrDefault(Field, "").Trim();
        return IsReference(reference) && !HoldsAnIdentifier(reference, record) ? reference : "";
    }

    // A number or a code: not a name with a number after it, nor a sentence that slipped into the column.
    private static bool IsReference(string text) =>
        text.Length is > 0 and <= Longest
        && text.Any(char.IsAsciiDigit)
        && !text.Any(char.IsControl)
        && text.Split([' ', '\u00A0', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Length > 1 && word.All(char.IsLetter)) < 2;

    private bool HoldsAnIdentifier(string reference, SourceRecord record)
    {
        string normal = NormalForm.Of(reference);
        return identifiers.Any(name => NormalForm.Of(record.Cells.GetValueOrDefault(name, "")) is { Length: >= ShortestName } identifier && normal.Contains(identifier, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(MappingDocument document) =>
        new[] { document.Event, document.Person }
            .Select(block => block.GetValueOrDefault("ref")?.Field)
            .OfType<string>()
            .Where(name => document.Field(name)?.Kind == FieldKind.Id);
}
