namespace CsaeDataBridge.Fhir;

/// <summary>What documents and messages point at must be in the bundle.</summary>
internal static class DocumentCheck
{
    private static readonly string[][] InDocument = [["subject"], ["encounter"], ["author"], ["attester", "party"], ["custodian"], ["event", "detail"]];

    public static void Check(ValidationRun run, FhirNode bundle)
    {
        if (First(bundle, out string? from) is not { Type.Name: "Composition" } composition || run.Bundle is not { } index)
        {
            return;
        }

        IEnumerable<FhirNode[]> links = InDocument.SelectMany(path => Along(composition, path)).Concat(composition.Elements("section").SelectMany(section => SectionLinks([section])));
        CheckLinks(run, bundle, index, links, from);
    }

    public static void CheckMessage(ValidationRun run, FhirNode bundle)
    {
        if (First(bundle, out string? from) is { Type.Name: "MessageHeader" } header && run.Bundle is { } index)
        {
            CheckLinks(run, bundle, index, Along(header, ["focus"]), from);
        }
    }

    private static FhirNode? First(FhirNode bundle, out string? fullUrl)
    {
        FhirNode? entry = bundle.First("entry");
        fullUrl = entry?.Text("fullUrl");
        return entry?.First("resource");
    }

    /// <summary>The ways down to the elements of a path.</summary>
    private static IEnumerable<FhirNode[]> Along(FhirNode node, string[] path) =>
        path.Aggregate((IEnumerable<FhirNode[]>)[[]], (ways, name) => ways.SelectMany(way => (way.Length == 0 ? node : way[^1]).Elements(name).Select(child => (FhirNode[])[.. way, child])));

    private static IEnumerable<FhirNode[]> SectionLinks(FhirNode[] section) => section[^1].Children
        .SelectMany(child => child.Name is "author" or "focus" or "entry" ? [[.. section, child]] : child.Name == "section" ? SectionLinks([.. section, child]) : (IEnumerable<FhirNode[]>)[]);

    private static void CheckLinks(ValidationRun run, FhirNode bundle, BundleIndex index, IEnumerable<FhirNode[]> ways, string? from)
    {
        FhirNode entry = bundle.First("entry")!;
        foreach (FhirNode[] way in ways)
        {
            if (way[^1].Text("reference") is not { } text || text.StartsWith('#') || index.Find(text, from).Take(2).Count() is var count && count == 1)
            {
                continue;
            }

            run.At([entry, entry.First("resource")!, .. way], () => run.Error(FhirCodes.Unresolved, count == 0 ? "a reference to nothing in the bundle" : "a reference that may mean several entries", "exactly one entry of that fullUrl", "put the resource into the bundle, or point at its fullUrl"));
        }
    }
}
