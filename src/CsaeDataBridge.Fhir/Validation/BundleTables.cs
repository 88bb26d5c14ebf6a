namespace CsaeDataBridge.Fhir;

/// <summary>What one pass over the entries of a bundle gathers.</summary>
internal sealed class BundleTables
{
    private readonly HashSet<UInt128> _versions = [];

    public AddressTable ByUrl { get; } = new();

    public AddressTable ById { get; } = new();

    public List<FhirType?> Types { get; } = [];

    public bool AreDistinct { get; private set; } = true;

    public static BundleTables Of(IEnumerable<FhirNode> entries)
    {
        var tables = new BundleTables();
        foreach (FhirNode entry in entries)
        {
            tables.Add(entry);
        }

        return tables;
    }

    /// <param name="entry">The next of the bundle.</param>
    public void Add(FhirNode entry)
    {
        FhirNode? resource = entry.First("resource");
        if (entry.Text("fullUrl") is { } url)
        {
            ByUrl.Add(url, Types.Count);
            AreDistinct &= _versions.Add(AddressTable.Hash(url + resource?.First("meta")?.Text("versionId")));
        }

        if (resource?.Text("id") is { } id)
        {
            ById.Add($"{resource.Type.Name}/{id}", Types.Count);
        }

        Types.Add(resource?.Type);
    }
}
