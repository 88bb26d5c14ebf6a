namespace CsaeDataBridge.Analysts;

/// <summary>How results are printed.</summary>
internal enum QueryFormat
{
    /// <summary>Columns under each other, for people.</summary>
    Table,

    /// <summary>RFC 4180, and nothing that a spreadsheet would run.</summary>
    Csv,

    /// <summary>One document.</summary>
    Json,
}
