using System.Globalization;

namespace CsaeDataBridge.Sharing;

/// <summary>The files of an audit in its folder: one of records for each day, its signed root once it is closed, and the signed head.</summary>
internal static class AuditFiles
{
    public const string Head = "head.json";
    public const string Gate = "audit.lock";
    public const string Torn = "torn";
    private const string Extension = ".jsonl";

    /// <summary>The days' files by name, oldest first.</summary>
    public static IReadOnlyList<string> Days(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, $"????-??-??{Extension}").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Extension;

    public static string Root(string day) => $"{Path.GetFileNameWithoutExtension(day)}.root.json";
}
