namespace CsaeDataBridge.Extracts;

/// <summary>The kinds of file that can be read.</summary>
public enum SourceFormat
{
    Delimited,
    FixedWidth,
    Workbook,
    Xml,
    Json,
    JsonLines,
    Fhir,
}
