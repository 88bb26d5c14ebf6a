namespace CsaeDataBridge.Fhir;

/// <summary>The entries of a bundle by their addresses.</summary>
internal sealed class BundleIndex
{
    private readonly Lazy<Dictionary<string, List<FhirNode>>> _byUrl;
    private readonly Lazy<Dictionary<string, List<FhirNode>>> _byId;

    public BundleIndex(FhirNode bundle)
    {
        Bundle = bundle;
        _byUrl = new(() => Index(entry => entry.Text("fullUrl")));
        _byId = new(() => Index(entry => entry.First("resource") is { } resource && resource.Text("id") is { } id ? $"{resource.Type.Name}/{id}" : null));
    }

    public FhirNode Bundle { get; }

    /// <summary>The entries of that full address; a version after it must be the resource's own.</summary>
    public IReadOnlyList<FhirNode> At(string url)
    {
        int history = url.IndexOf("/_history/", StringComparison.Ordinal);
        if (history < 0)
        {
            return _byUrl.Value.GetValueOrDefault(url) ?? [];
        }

        string version = url[(history + 10)..];
        return [.. (_byUrl.Value.GetValueOrDefault(url[..history]) ?? []).Where(entry => entry.First("resource")?.First("meta")?.Text("versionId") == version)];
    }

    /// <summary>The entries whose resource has that type and id, whatever their address.</summary>
    public IReadOnlyList<FhirNode> WithId(string typeAndId) => _byId.Value.GetValueOrDefault(typeAndId) ?? [];

    /// <summary>The entries that a reference from a resource of this bundle means.</summary>
    /// <param name="from">The full address of the entry where the reference stands; null when it has none.</param>
    public IReadOnlyList<FhirNode> Find(string reference, string? from)
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

    private Dictionary<string, List<FhirNode>> Index(Func<FhirNode, string?> key)
    {
        var index = new Dictionary<string, List<FhirNode>>(StringComparer.Ordinal);
        foreach (FhirNode entry in Bundle.Elements("entry"))
        {
            if (key(entry) is { } own)
            {
                (index.TryGetValue(own, out List<FhirNode>? known) ? known : index[own] = []).Add(entry);
            }
        }

        return index;
    }
}
