namespace CsaeDataBridge.Sharing;

/// <summary>Says why lines are hidden.</summary>
internal static class HiddenLines
{
    public static IReadOnlyList<HiddenLine> Of(CountTable table, SuppressionPattern pattern) =>
        [.. Enumerable.Range(0, table.Lines.Count).Where(pattern.IsHidden).Select(place => Of(table, pattern, place))];

    private static HiddenLine Of(CountTable table, SuppressionPattern pattern, int place)
    {
        bool protects = pattern.Reasons[place] is HideReason.Protects or HideReason.ProtectsFromInsider;
        return new HiddenLine(
            table.Lines[place].Number,
            table.Lines[place].Members,
            Words(pattern.Reasons[place]),
            protects ? [.. pattern.Moves[place].SelectMany(move => move.Changes.Keys).Distinct().Order().Where(other => other < table.Lines.Count && pattern.Reasons[other] is HideReason.Small or HideReason.Group).Select(other => table.Lines[other].Number)] : [],
            [.. Apart(pattern.Moves[place], place).Select(move => (IReadOnlyDictionary<long, long>)move.Changes.Where(change => change.Key < table.Lines.Count).OrderBy(change => change.Key).ToDictionary(change => table.Lines[change.Key].Number, change => change.Value))]);
    }

    // The true table is one of the two where a single other table is far enough from it.
    private static IEnumerable<CountMove> Apart(IReadOnlyList<CountMove> moves, int place)
    {
        if (moves.Where(move => Math.Abs(move[place]) >= DisclosureRules.Width).OrderBy(move => move.Changes.Count).FirstOrDefault() is { } far)
        {
            return [far];
        }

        return moves.Count == 0 ? [] : new[] { moves.MaxBy(move => move[place])!, moves.MinBy(move => move[place])! }.Distinct();
    }

    private static string Words(HideReason reason) => reason switch
    {
        HideReason.Small => "the count is small itself",
        HideReason.Group => "it would say something of everybody in a group",
        HideReason.Coarsened => "the table could not be made safe at this detail",
        HideReason.Protects => "with it, another hidden count could be worked out or narrowed down",
        HideReason.HiddenBefore => "an earlier release hides it: shown now, it could tell what was hidden with it then",
        HideReason.HiddenElsewhere => "another publisher's table hides it",
        _ => "with it, somebody who knows a cell of one or two could work out another",
    };
}
