namespace CsaeDataBridge.Reporting;

/// <summary>The permanent codes of reports.</summary>
public static class ReportCodes
{
    /// <summary>The report's folder cannot be written.</summary>
    public const string Unwritable = "RPT801";
}
