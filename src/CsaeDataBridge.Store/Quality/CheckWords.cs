using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>A result of the schema's checks in words.</summary>
public static class CheckWords
{
    /// <summary>What a check that did not pass says.</summary>
    /// <param name="result">The result of a check of the schema.</param>
    /// <param name="file">The delivery; null for the store.</param>
    public static Issue Of(CheckResult result, string? file)
    {
        SchemaCheck check = SchemaCheck.All[result.CheckId];
        string subject = result.Subject is null ? "" : $"{result.Subject}: ";
        string total = result.Total is { } of ? string.Create(CultureInfo.InvariantCulture, $" of {of:N0}") : "";
        return Issue.Warning(
            StoreCodes.CheckFinding,
            new Place(file, Field: result.CheckId),
            string.Create(CultureInfo.InvariantCulture, $"{subject}{result.Found:N0}{total} {check.What}"),
            string.Create(CultureInfo.InvariantCulture, $"{result.Bound ?? 0:0.###}% at most"),
            check.Fix);
    }
}
