using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>Questions to people in a terminal and as JSON: words of the mapping and places in files.</summary>
internal static class ReviewText
{
    /// <summary>The question of an id, whole or the beginning of one.</summary>
    /// <exception cref="BridgeException">STO455: none, or several.</exception>
    public static ReviewEntry Find(BridgeStore store, string id)
    {
        ReviewEntry[] found = [.. store.Reviews().Where(review => id.Length >= 4 && review.ReviewId.ToString().StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        return found is [var one] ? one : throw new BridgeException(Issue.Error(
            StoreCodes.NoReview,
            Place.None,
            $"{found.Length} reviews whose id begins like this",
            "one review that 'bridge review list' names, by its id or by four or more of its first characters",
            "correct the id"));
    }

    public static string Of(ReviewEntry review, LoadEntry load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{review.ReviewId}  {review.Feed}  {(review.IsOpen ? "open" : "decided")}  as of {review.AsOf:yyyy-MM-dd}: {review.Reason}\n  load {load.LoadId}, {load.File}, line {review.Line}{(review.IsOpen ? "" : $"\n  {review.Decision} by {review.DecidedBy}, {review.DecidedAt:yyyy-MM-dd HH:mm:ss}Z")}");

    public static JsonObject Json(ReviewEntry review, LoadEntry load) => new()
    {
        ["review"] = review.ReviewId.ToString(),
        ["feed"] = review.Feed,
        ["state"] = review.IsOpen ? "open" : "decided",
        ["reason"] = review.Reason,
        ["asOf"] = review.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["load"] = load.LoadId,
        ["file"] = load.File,
        ["line"] = review.Line,
        ["decision"] = review.Decision,
        ["decidedBy"] = review.DecidedBy,
        ["decidedAt"] = review.DecidedAt?.ToString("o", CultureInfo.InvariantCulture),
    };
}
