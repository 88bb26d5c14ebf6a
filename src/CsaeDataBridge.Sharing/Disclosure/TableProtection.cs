using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Protects any long-form table of counts as a release's tables are protected.</summary>
public static class TableProtection
{
    /// <param name="earlier">Published files of earlier releases, as <see cref="TableSpec.Earlier"/> names them.</param>
    /// <param name="overlaps">Published tables over other areas with their small areas, as <see cref="TableSpec.Overlaps"/> names them.</param>
    /// <exception cref="BridgeException">SHR711: the table cannot be made safe, and is refused; EXT291: a file does not fit the specification.</exception>
    public static TableProtectionResult Protect(CountFile counts, TableSpec spec, IReadOnlyList<CountFile> earlier, IReadOnlyList<(CountFile Table, CountFile Via)> overlaps, CancellationToken token) =>
        Protect(counts, spec, new DisclosureRules(spec.Profile) { ProtectsFromInsiders = spec.Insiders }, earlier, overlaps, token);

    internal static TableProtectionResult Protect(CountFile counts, TableSpec spec, DisclosureRules rules, IReadOnlyList<CountFile> earlier, IReadOnlyList<(CountFile Table, CountFile Via)> overlaps, CancellationToken token)
    {
        var reader = new CountFileReader(spec);
        CountTable table = reader.Counts(counts);
        HashSet<int> structural = Structural(table, spec, counts);
        var linked = new LinkedTable(table)
        {
            StructuralZeros = structural,
            Earlier = [.. earlier.Select(file => reader.Published(file, [.. spec.Dimensions.Select(dimension => dimension.Column)]))],
            Overlaps = [.. overlaps.Select(overlap => OverlapReader.Read(reader, spec, table, overlap.Table, overlap.Via))],
        };
        HiddenNeed[] needs = [.. TableNeeds.Of(table, rules)];
        HashSet<int> sensitive = [.. spec.Dimensions.Select((dimension, place) => (dimension, place)).Where(pair => pair.dimension.Sensitive).Select(pair => pair.place)];
        (long, string)[] groups = [.. TableNeeds.Groups(table, rules, structural.Contains).Select(group => (table.Lines[group.Whole].Number, table.Dimensions[group.Dimension].Column))];
        HiddenNeed[] all = [.. needs, .. TableNeeds.Groups(table, rules, structural.Contains).Where(group => sensitive.Contains(group.Dimension)).Select(group => new HiddenNeed(group.Part, HideReason.Group, group.Whole))];
        for (int given = 0; ; given++)
        {
            string[] coarsened = [.. spec.Coarsen.Take(given)];
            SuppressionPattern pattern = linked.Protect(rules, [.. all, .. Coarser(table, spec, coarsened)], token);
            if (pattern.Unsafe.Count == 0)
            {
                return new TableProtectionResult(
                    [.. table.Lines.Select((line, place) => pattern.IsHidden(place) ? spec.Profile.Marker : DisclosureRounding.Of(line.Count!.Value, rules).ToString(CultureInfo.InvariantCulture))],
                    HiddenLines.Of(table, pattern),
                    groups,
                    coarsened);
            }

            if (given == spec.Coarsen.Count)
            {
                throw new BridgeException(Issue.Error(SharingCodes.TableRefused, new Place(counts.Name), $"a table in which {pattern.Unsafe.Count} hidden count{(pattern.Unsafe.Count == 1 ? "" : "s")} could be worked out or narrowed down by {(earlier.Count + overlaps.Count > 0 ? "what it shows together with what is published already" : "what it shows")}", "two tables that fit all that is published, three apart at every hidden count", "publish fewer dimensions, larger areas or longer periods ('coarsen:' in the specification names what may be given up)"));
            }
        }
    }

    // A dimension that is given up is shown in its totals alone.
    private static IEnumerable<HiddenNeed> Coarser(CountTable table, TableSpec spec, IReadOnlyList<string> coarsened) =>
        from place in Enumerable.Range(0, table.Lines.Count)
        from dimension in Enumerable.Range(0, spec.Dimensions.Count)
        where coarsened.Contains(spec.Dimensions[dimension].Column)
            && table.Dimensions[dimension].Sums.Any(sum => sum.Parts.Contains(table.Lines[place].Members[dimension]))
        select new HiddenNeed(place, HideReason.Coarsened);

    private static HashSet<int> Structural(CountTable table, TableSpec spec, CountFile file)
    {
        var structural = new HashSet<int>();
        foreach (IReadOnlyDictionary<string, string> zeros in spec.StructuralZeros)
        {
            for (int place = 0; place < table.Lines.Count; place++)
            {
                if (zeros.All(zero => table.Dimensions.Select((dimension, at) => (dimension, at)).Any(one => one.dimension.Column == zero.Key && table.Lines[place].Members[one.at] == zero.Value)))
                {
                    structural.Add(place);
                    if (table.Lines[place].Count != 0)
                    {
                        throw new BridgeException(Issue.Error(SharingCodes.CountFile, new Place(file.Name, table.Lines[place].Number), "a count where the specification says that there can be none", "0 at every structural zero", "correct the count, or 'structural_zeros:'"));
                    }
                }
            }
        }

        return structural;
    }
}
