using System.Globalization;

namespace CsaeDataBridge.Issues;

/// <summary>Where an issue stands: file, line, column of text, and the field (source column or YAML key).</summary>
/// <param name="File">File name or relative path as the user knows it; null when there is none.</param>
/// <param name="Line">1-based line; null when unknown.</param>
/// <param name="Column">1-based column of text; null when unknown.</param>
/// <param name="Field">Name of the source column, YAML key or common-schema column; never a cell value.</param>
public sealed record Place(string? File = null, long? Line = null, int? Column = null, string? Field = null)
{
    public static readonly Place None = new();

    public override string ToString()
    {
        var parts = new List<string>(4);
        if (File is not null)
        {
            parts.Add(File);
        }

        if (Line is { } line)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}"));
        }

        if (Column is { } column)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"column {column}"));
        }

        if (Field is not null)
        {
            parts.Add($"\"{Field}\"");
        }

        return string.Join(", ", parts);
    }
}
