using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>Loads as the ledger's commands write them.</summary>
internal static class LoadWords
{
    public static string Word(Enum value) => value.ToString().ToLowerInvariant();

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    /// <summary>Counts with their names, without those that are 0; "none" when all are.</summary>
    public static string Counts(params (string Name, long Count)[] counts) =>
        string.Join(", ", counts.Where(count => count.Count > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count:N0} {count.Name}")).DefaultIfEmpty("none"));

    public static string Counts(ChangeCounts counts) => Counts(("new", counts.New), ("changed", counts.Changed), ("unchanged", counts.Unchanged), ("late", counts.Late), ("gone", counts.Closed));

    public static JsonObject Json(LoadEntry load) => new()
    {
        ["load"] = load.LoadId,
        ["feed"] = load.Feed,
        ["file"] = load.File,
        ["contentHash"] = load.ContentHash,
        ["asOf"] = load.AsOf is { } day ? Day(day) : null,
        ["sequence"] = load.Sequence,
        ["kind"] = load.Kind is { } kind ? Word(kind) : null,
        ["scope"] = load.Scope,
        ["status"] = Word(load.Status),
        ["reason"] = load.Reason,
        ["replayOf"] = load.ReplayOf,
        ["withdrawnBy"] = load.WithdrawnBy,
        ["mapping"] = load.Mapping,
        ["mappingVersion"] = load.MappingVersion,
        ["compiledHash"] = load.CompiledHash,
        ["agreement"] = load.Agreement,
        ["clause"] = load.Clause,
        ["rows"] = new JsonObject { ["read"] = load.Rows.Read, ["mapped"] = load.Rows.Mapped, ["duplicate"] = load.Rows.Duplicate, ["excluded"] = load.Rows.Excluded, ["held"] = load.Rows.Held },
        ["events"] = Json(load.Events),
        ["persons"] = Json(load.Persons),
        ["loadedBy"] = load.LoadedBy,
        ["startedAt"] = Instant(load.StartedAt),
        ["committedAt"] = Instant(load.CommittedAt),
        ["milliseconds"] = new JsonObject { ["staging"] = load.Durations.Staging, ["mapping"] = load.Durations.Mapping, ["merging"] = load.Durations.Merging },
    };

    public static JsonObject Json(ChangeEntry change) => new()
    {
        ["change"] = change.Number,
        ["kind"] = Word(change.Kind),
        ["ofLoad"] = change.OfLoad,
        ["madeBy"] = change.MadeBy,
        ["reason"] = change.Reason,
        ["committedAt"] = Instant(change.CommittedAt),
    };

    private static JsonObject Json(ChangeCounts counts) =>
        new() { ["new"] = counts.New, ["changed"] = counts.Changed, ["unchanged"] = counts.Unchanged, ["late"] = counts.Late, ["gone"] = counts.Closed };
}
