namespace CsaeDataBridge.Fhir;

/// <summary>What a view reads of an element: only this is written for DuckDB.</summary>
internal sealed class ViewKeep
{
    private readonly Dictionary<string, ViewKeep> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ViewKeep> _types = new(StringComparer.Ordinal);

    private ViewKeep()
    {
    }

    /// <summary>What is kept of each member by its key in JSON.</summary>
    public IReadOnlyDictionary<string, ViewKeep> Members => _members;

    /// <summary>What is kept of a resource whose type only its data tell, by type.</summary>
    public IReadOnlyDictionary<string, ViewKeep> Types => _types;

    public static ViewKeep Of(params ViewShape[] shapes) => Of(shapes, []);

    /// <summary>The shapes of all resources that are found by references, by type; an empty name when resources of any type are asked for.</summary>
    public static Dictionary<string, List<ViewShape>> Others(ViewShape root)
    {
        var found = new Dictionary<string, List<ViewShape>>(StringComparer.Ordinal);
        var seen = new HashSet<ViewShape>();
        Gather(root, false);
        return found;

        void Gather(ViewShape shape, bool isOther)
        {
            if (!seen.Add(shape))
            {
                return;
            }

            if (isOther && shape.Readings.Count == 0)
            {
                found.TryAdd("", []);
            }

            foreach ((string type, ViewShape reading) in shape.Readings)
            {
                if (isOther)
                {
                    (found.TryGetValue(type, out List<ViewShape>? same) ? same : found[type] = []).Add(reading);
                }

                Gather(reading, false);
            }

            foreach ((string key, ViewShape member) in shape.Members)
            {
                Gather(member, IsOther(key));
            }
        }
    }

    /// <summary>Whether a key is none of an element, but of resources that the reader puts there.</summary>
    public static bool IsOther(string key) => key == ViewReferences.Resolved || key.Contains('.', StringComparison.Ordinal);

    // A shape may lead to itself, so a set of shapes that was met before gives the same answer.
    private static ViewKeep Of(IReadOnlyCollection<ViewShape> shapes, List<(HashSet<ViewShape> Shapes, ViewKeep Keep)> known)
    {
        var all = new HashSet<ViewShape>();
        foreach (ViewShape shape in shapes)
        {
            for (ViewShape? next = shape; next is not null && all.Add(next); next = next.Readings.GetValueOrDefault(""))
            {
            }
        }

        if (known.Find(one => one.Shapes.SetEquals(all)).Keep is { } before)
        {
            return before;
        }

        var keep = new ViewKeep();
        known.Add((all, keep));
        foreach (IGrouping<string, ViewShape> members in all.SelectMany(shape => shape.Members).GroupBy(member => member.Key, member => member.Value, StringComparer.Ordinal))
        {
            keep._members.Add(members.Key, Of([.. members], known));
        }

        foreach (IGrouping<string, ViewShape> readings in all.SelectMany(shape => shape.Readings).Where(reading => reading.Key.Length > 0).GroupBy(reading => reading.Key, reading => reading.Value, StringComparer.Ordinal))
        {
            keep._types.Add(readings.Key, Of([.. readings], known));
        }

        return keep;
    }
}
