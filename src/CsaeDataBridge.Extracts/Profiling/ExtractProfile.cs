namespace CsaeDataBridge.Extracts;

/// <summary>What a file holds and how it is laid out.</summary>
/// <param name="File">Name of the file, without a folder.</param>
/// <param name="Layout">As a mapping would state it.</param>
/// <param name="Encoding">The encoding in words, with how it was told.</param>
/// <param name="Rows">Records.</param>
/// <param name="Broken">Records that cannot be split into cells.</param>
/// <param name="Choices">Other sheets of a workbook, or other record paths of an XML file.</param>
/// <param name="Columns">In the order of the file.</param>
public sealed record ExtractProfile(string File, SourceLayout Layout, string Encoding, long Rows, long Broken, IReadOnlyList<string> Choices, IReadOnlyList<ColumnProfile> Columns);
