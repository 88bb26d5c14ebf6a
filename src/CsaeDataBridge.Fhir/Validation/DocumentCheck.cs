namespace CsaeDataBridge.Fhir;

/// <summary>What documents and messages point at must be in the bundle, and every entry of a document must be pointed at.</summary>
internal static class DocumentCheck
{
    private static readonly string[][] InDocument = [["subject"], ["encounter"], ["author"], ["attester", "party"], ["custodian"], ["event", "detail"]];

    public static void Check(ValidationRun run, FhirNode bundle)
    {
        if (First(bundle, out string? from) is not { Type.Name: "Composition" } composition || run.Bundle is not { } index)
        {
            return;
        }

        foreach (FhirNode reference in InDocument.SelectMany(path => Along(composition, path)).Concat(composition.Elements("section").SelectMany(SectionLinks)))
        {
            CheckLink(run, index, reference, from);
        }

        CheckReach(run, bundle, index);
    }

    public static void CheckMessage(ValidationRun run, FhirNode bundle)
    {
        if (First(bundle, out string? from) is { Type.Name: "MessageHeader" } header && run.Bundle is { } index)
        {
            foreach (FhirNode reference in header.Elements("focus"))
            {
                CheckLink(run, index, reference, from);
            }
        }
    }

    private static FhirNode? First(FhirNode bundle, out string? fullUrl)
    {
        FhirNode? entry = bundle.First("entry");
        fullUrl = entry?.Text("fullUrl");
        return entry?.First("resource");
    }

    private static IEnumerable<FhirNode> Along(FhirNode node, string[] path) =>
        path.Aggregate((IEnumerable<FhirNode>)[node], (nodes, name) => nodes.SelectMany(one => one.Elements(name)));

    private static IEnumerable<FhirNode> SectionLinks(FhirNode section) =>
        section.Elements("author").Concat(section.Elements("focus")).Concat(section.Elements("entry")).Concat(section.Elements("section").SelectMany(SectionLinks));

    private static void CheckLink(ValidationRun run, BundleIndex index, FhirNode reference, string? from)
    {
        if (reference.Text("reference") is not { } text || text.StartsWith('#'))
        {
            return;
        }

        int count = index.Find(text, from).Count;
        if (count != 1)
        {
            run.Error(FhirCodes.Unresolved, count == 0 ? $"{reference.Name}, which points at nothing in the bundle" : $"{reference.Name}, which may mean several entries", "exactly one entry of that fullUrl", "put the resource into the bundle, or point at its fullUrl", null);
        }
    }

    /// <summary>Follows links from the composition, and back from what points at what was reached.</summary>
    private static void CheckReach(ValidationRun run, FhirNode bundle, BundleIndex index)
    {
        FhirNode[] entries = [.. bundle.Elements("entry")];
        var links = new Dictionary<FhirNode, List<FhirNode>>(ReferenceEqualityComparer.Instance);
        foreach (FhirNode entry in entries)
        {
            foreach (string text in entry.First("resource") is { } resource ? Links(resource) : [])
            {
                foreach (FhirNode target in index.Find(text, entry.Text("fullUrl")))
                {
                    Link(links, entry, target);
                    Link(links, target, entry);
                }
            }
        }

        var reached = new HashSet<FhirNode>(ReferenceEqualityComparer.Instance) { entries[0] };
        var next = new Queue<FhirNode>(reached);
        while (next.TryDequeue(out FhirNode? entry))
        {
            foreach (FhirNode target in links.GetValueOrDefault(entry) ?? [])
            {
                if (reached.Add(target))
                {
                    next.Enqueue(target);
                }
            }
        }

        foreach (FhirNode entry in entries)
        {
            if (!reached.Contains(entry))
            {
                run.Error(FhirCodes.BundleRule, "an entry that no link of the document leads to", "entries that the composition or what it points at points at", "point at it, or take it away", entry);
            }
        }
    }

    private static void Link(Dictionary<FhirNode, List<FhirNode>> links, FhirNode from, FhirNode to) => (links.TryGetValue(from, out List<FhirNode>? known) ? known : links[from] = []).Add(to);

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
