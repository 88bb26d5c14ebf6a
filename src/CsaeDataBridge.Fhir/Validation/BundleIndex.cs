namespace CsaeDataBridge.Fhir;

/// <summary>The entries of a bundle by their addresses. Entries are named by their place, from 0, as not all of them need be in memory.</summary>
internal sealed class BundleIndex
{
    /// <summary>What parts an address from a version.</summary>
    public const string History = "/_history/";

    private readonly Lazy<BundleTables> _tables;
    private readonly Func<int, FhirNode> _entry;
    private readonly Lazy<bool[]?> _reached;

    /// <summary>Of a bundle that is in memory; its addresses are looked at when somebody asks.</summary>
    public BundleIndex(FhirNode bundle)
    {
        Lazy<FhirNode[]> entries = new(() => [.. bundle.Elements("entry")]);
        _entry = number => entries.Value[number];
        _tables = new(() => BundleTables.Of(entries.Value));
        _reached = new(() => DocumentReach.Of(this, entries.Value));
    }

    /// <summary>Of a bundle whose entries are read one at a time.</summary>
    /// <param name="entry">Gives an entry, to several threads at once.</param>
    /// <param name="entries">Goes through them once more.</param>
    public BundleIndex(BundleTables tables, Func<int, FhirNode> entry, Func<IEnumerable<FhirNode>> entries)
    {
        _tables = new(tables);
        _entry = entry;
        _reached = new(() => DocumentReach.Of(this, entries()));
    }

    public int Count => _tables.Value.Types.Count;

    /// <summary>Whether no address stands twice with the same version.</summary>
    public bool AreDistinct => _tables.Value.AreDistinct;

    /// <summary>Whether links of a document lead to an entry; of one without composition nothing is said.</summary>
    public bool IsReached(int entry) => _reached.Value?[entry] ?? true;

    /// <summary>The type of an entry's resource; null when it has none.</summary>
    public FhirType? TypeOf(int entry) => _tables.Value.Types[entry];

    public FhirNode? Resource(int entry) => _entry(entry).First("resource");

    /// <summary>The entries whose resource has that type and id, whatever their address.</summary>
    private IEnumerable<int> WithId(string typeAndId) => _tables.Value.ById.Find(typeAndId);

    /// <summary>The entries that a reference from a resource of this bundle means.</summary>
    /// <param name="from">The full address of the entry where the reference stands; null when it has none.</param>
    public IEnumerable<int> Find(string reference, string? from)
    {
        if (References.IsAbsolute(reference))
        {
            return At(reference);
        }

        if (from is null)
        {
            return [];
        }

        // A relative reference is completed by the server's address that stands before the type and id of its own resource.
        int id = from.LastIndexOf('/');
        int type = id <= 0 ? -1 : from.LastIndexOf('/', id - 1);
        return type <= 0 || !from.StartsWith("http", StringComparison.Ordinal) ? [] : At(from[..(type + 1)] + reference);
    }

    /// <summary>The first of the entries that a reference means, or of those with that type and id where the reference is relative; null for none.</summary>
    public int? First(string reference, string? from, string typeAndId)
    {
        foreach (int entry in Find(reference, from).Concat(References.IsAbsolute(reference) ? [] : WithId(typeAndId)))
        {
            return entry;
        }

        return null;
    }

    /// <summary>The entries of that full address; a version after it must be the resource's own.</summary>
    private IEnumerable<int> At(string url)
    {
        int history = url.IndexOf(History, StringComparison.Ordinal);
        return history < 0 ? _tables.Value.ByUrl.Find(url)
            : _tables.Value.ByUrl.Find(url[..history]).Where(entry => Resource(entry)?.First("meta")?.Text("versionId") == url[(history + History.Length)..]);
    }
}
