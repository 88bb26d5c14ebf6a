using CsaeDataBridge.Configuration;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>What a mapping says of a load, in the words of the ledger.</summary>
internal static class LoadHeaders
{
    /// <param name="feed">The feed.</param>
    /// <param name="mapping">The mapping that the rows were mapped with.</param>
    /// <param name="load">The ledger's row as far as the delivery tells it.</param>
    /// <param name="clause">The clause that lets it in.</param>
    /// <param name="rows">Fates of the rows.</param>
    public static LoadHeader Of(FeedEntry feed, CompiledMapping mapping, (string File, string ContentHash, DateOnly AsOf, int Sequence, TextForm? Text) load, string? clause, RowCounts rows, DateTimeOffset startedAt) => new()
    {
        Feed = feed.Id,
        File = load.File,
        ContentHash = load.ContentHash,
        Text = load.Text,
        CompiledHash = mapping.CompiledHash,
        AsOf = load.AsOf,
        Sequence = load.Sequence,
        Kind = KindOf(mapping.Document),
        Mapping = mapping.Document.Name,
        MappingVersion = mapping.Document.Version,
        Agreement = mapping.Document.Agreement,
        Clause = clause,
        Rules = RuleNames(mapping),
        Breaks = [.. mapping.Document.Comparability.Select(note => new SeriesBreak(note.Of, note.Period.From, note.Period.Until, note.Period.Comparability))],
        Rows = rows,
        StartedAt = startedAt,
    };

    public static Store.LoadKind KindOf(MappingDocument document) => document.LoadKind switch
    {
        Mapping.LoadKind.Snapshot => Store.LoadKind.Snapshot,
        Mapping.LoadKind.Append => Store.LoadKind.Append,
        _ => Store.LoadKind.Changes,
    };

    // Rows carry rule numbers from 1; the store wants the name at the index of the number.
    private static string[] RuleNames(CompiledMapping mapping)
    {
        string[] names = new string[mapping.Rules.Select(rule => rule.Number).DefaultIfEmpty(0).Max() + 1];
        Array.Fill(names, "mapping");
        foreach (CompiledRule rule in mapping.Rules)
        {
            names[rule.Number] = rule.Name;
        }

        return names;
    }
}
