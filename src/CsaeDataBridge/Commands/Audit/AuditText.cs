using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary>Records of the audit as people and programs read them.</summary>
internal static class AuditText
{
    public static readonly IReadOnlyList<string> Headers =
        ["sequence", "instant", "actor", "action", "object", "phase", "intent_of", "decision", "reason", "agreement", "clause", "subject", "content", "bundle", "counts", "software", "hash", "purpose"];

    /// <summary>One line: number, instant, who, what, to what, how it ended, under which clause, and counts.</summary>
    public static string Line(AuditRecord record) => string.Join("  ", new[]
    {
        record.Sequence.ToString(CultureInfo.InvariantCulture).PadLeft(6),
        Instant(record),
        record.Actor,
        AuditWords.Of(record.Entry.Action),
        record.Entry.Object,
        Phase(record) + (record.IntentOf is { } intent ? string.Create(CultureInfo.InvariantCulture, $" of {intent}") : ""),
        record.Entry.Reason,
        record.Entry.Agreement is null ? null : $"{record.Entry.Agreement}{(record.Entry.Clause is null ? "" : $" clause {record.Entry.Clause}")}{(record.Entry.Purpose is null ? "" : $" for {record.Entry.Purpose}")}",
        Counts(record),
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The cells of a CSV file, in the order of <see cref="Headers"/>.</summary>
    public static IEnumerable<string> Cells(AuditRecord record, string hash) =>
    [
        record.Sequence.ToString(CultureInfo.InvariantCulture),
        Instant(record),
        record.Actor,
        AuditWords.Of(record.Entry.Action),
        record.Entry.Object,
        record.Decision is null ? "intent" : "outcome",
        record.IntentOf?.ToString(CultureInfo.InvariantCulture) ?? "",
        record.Decision is { } decision ? AuditWords.Of(decision) : "",
        record.Entry.Reason ?? "",
        record.Entry.Agreement ?? "",
        record.Entry.Clause ?? "",
        record.Entry.Subject ?? "",
        record.Entry.Content ?? "",
        record.Entry.Bundle ?? "",
        Counts(record),
        record.Software,
        hash,
        record.Entry.Purpose ?? "",
    ];

    public static JsonObject Json(AuditRecord record, string hash) =>
        new(Headers.Zip(Cells(record, hash)).Where(cell => cell.Second.Length > 0 && cell.First != "counts").Select(cell => KeyValuePair.Create(cell.First, (JsonNode?)cell.Second)))
        {
            ["counts"] = new JsonObject(record.Entry.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        };

    private static string Phase(AuditRecord record) => record.Decision is { } decision ? AuditWords.Of(decision) : "begun";

    private static string Instant(AuditRecord record) => record.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Counts(AuditRecord record) => string.Join(' ', record.Entry.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}={count.Value}")));
}
