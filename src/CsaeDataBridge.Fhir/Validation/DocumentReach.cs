namespace CsaeDataBridge.Fhir;

/// <summary>Which entries of a document its composition leads to: along links, and back from what points at what was reached.</summary>
internal sealed class DocumentReach
{
    /// <summary>For each entry another of the same group; its own number for the one that stands for the group.</summary>
    private readonly int[] _group;

    private DocumentReach(int entries) => _group = [.. Enumerable.Range(0, entries)];

    /// <param name="entries">All, from the first.</param>
    /// <returns>For each entry whether it is reached; null when the first is no composition.</returns>
    public static bool[]? Of(BundleIndex index, IEnumerable<FhirNode> entries)
    {
        if (index.Count == 0 || index.TypeOf(0)?.Name != "Composition")
        {
            return null;
        }

        var reach = new DocumentReach(index.Count);
        var followed = new HashSet<int>();
        int number = 0;
        foreach (FhirNode entry in entries)
        {
            string? url = entry.Text("fullUrl");
            foreach (string text in entry.First("resource") is { } resource ? Links(resource) : [])
            {
                reach.Join(number, index.Find(text, url), text.Contains(BundleIndex.History, StringComparison.Ordinal) ? null : followed);
            }

            number++;
        }

        int first = reach.Group(0);
        return [.. Enumerable.Range(0, index.Count).Select(entry => reach.Group(entry) == first)];
    }

    /// <param name="followed">The first entries of addresses whose other entries are joined already; null when only some of an address are meant.</param>
    private void Join(int from, IEnumerable<int> targets, HashSet<int>? followed)
    {
        bool isFirst = true;
        foreach (int target in targets)
        {
            _group[Group(target)] = Group(from);
            if (isFirst && followed?.Add(target) == false)
            {
                return;
            }

            isFirst = false;
        }
    }

    private int Group(int entry)
    {
        while (_group[entry] != entry)
        {
            _group[entry] = _group[_group[entry]];
            entry = _group[entry];
        }

        return entry;
    }

    private static IEnumerable<string> Links(FhirNode node)
    {
        foreach (FhirNode child in node.Children)
        {
            if (child is { Name: "reference", Value: { } text } || (child.Type.Name is "canonical" or "uri" or "url" && (text = child.Value) is not null))
            {
                yield return text;
            }

            foreach (string inner in Links(child))
            {
                yield return inner;
            }
        }
    }
}
