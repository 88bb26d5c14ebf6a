using CsaeDataBridge.Returns;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Runs;

/// <summary>The steps of a run outside the store after which a test kills the program, to see that the next run ends the same.</summary>
internal static class RunSteps
{
    public const string AfterMappingTests = "after-mapping-tests";
    public const string AfterPickUp = "after-pick-up";
    public const string AfterSlice = "after-slice";
    public const string AfterStaging = "after-staging";
    public const string AfterMapping = "after-mapping";
    public const string AfterHeldRows = "after-held-rows";
    public const string AfterReturn = "after-return";
    public const string AfterLinkage = "after-linkage";
    public const string AfterRelease = "after-release";
    public const string AfterReport = "after-report";
    public const string AfterReleaseFile = "after-release-file";

    private static readonly string[] Returns = ["started", ReturnFolder.Rows, ReturnFolder.Columns, ReturnFolder.Spellings, ReturnFolder.Document, "cleared", "kept"];

    /// <summary>All of them, in the order in which a run reaches them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AfterMappingTests, AfterPickUp, AfterSlice, AfterStaging, AfterMapping, .. Returns.Select(Returned), AfterReturn, AfterHeldRows, AuditLog.RecordWritten, AuditLog.HeadWritten,
        AfterLinkage, AfterRelease, AfterReport, .. ReleaseFile.Steps, AfterReleaseFile,
    ];

    /// <summary>A step of writing a quality return.</summary>
    public static string Returned(string step) => $"return/{step}";
}
