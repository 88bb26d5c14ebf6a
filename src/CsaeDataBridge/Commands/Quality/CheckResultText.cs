using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>Results of checks in a terminal and as JSON: counts and words of the program.</summary>
internal static class CheckResultText
{
    /// <summary>A result of the schema's checks, with what to do where it did not pass.</summary>
    public static string Of(CheckResult result)
    {
        Issue issue = CheckWords.Of(result, null);
        string head = $"{Word(result.Outcome),-6}  {result.Feed ?? "no feed"}  {result.CheckId}: {issue.Found}";
        return result.Outcome == CheckOutcome.Passed ? head : $"{head}\n        expected {issue.Expected}: {issue.Fix}";
    }

    public static JsonObject Json(CheckResult result) => new()
    {
        ["check"] = result.CheckId,
        ["feed"] = result.Feed,
        ["subject"] = result.Subject,
        ["outcome"] = Word(result.Outcome),
        ["found"] = result.Found,
        ["total"] = result.Total,
        ["compared"] = result.Compared,
        ["bound"] = result.Bound,
    };

    public static string Word(CheckOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>A share as people read it; the count where there is none.</summary>
    public static string Share(CheckResult result) => result.Total is > 0 and var total
        ? string.Create(CultureInfo.InvariantCulture, $"{result.Found * 100.0 / total:0.#}%")
        : string.Create(CultureInfo.InvariantCulture, $"{result.Found:N0}");
}
