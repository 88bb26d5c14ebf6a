namespace CsaeDataBridge.Fhir;

/// <summary>Finds the resources of a bundle that references mean, for <see cref="FhirPathContext.Resolve"/>.</summary>
public sealed class FhirBundleResolver : IDisposable
{
    private readonly FhirBundleFile? _file;
    private readonly BundleIndex _index;

    /// <param name="bundle">A Bundle; its entries are looked at when the first reference is.</param>
    public FhirBundleResolver(FhirNode bundle) => _index = new BundleIndex(bundle);

    /// <summary>Goes over a bundle in a file; its resources are read again when they are asked for.</summary>
    /// <exception cref="Issues.BridgeException">As of <see cref="FhirBundleFile"/>.</exception>
    public FhirBundleResolver(FhirFile file, CancellationToken token)
    {
        var tables = new BundleTables();
        _file = new FhirBundleFile(file, [], token, (_, entry) => tables.Add(entry));
        _index = new BundleIndex(tables, number => _file.Entry(number, []), () => []);
    }

    /// <summary>The resource at that full address, or of that type and id; the first of several, null for none.</summary>
    /// <param name="reference">The text of a reference, with a version or without.</param>
    public FhirNode? Find(string reference) => _index.First(reference, null, FhirReference.Key(reference)!) is { } entry ? _index.Resource(entry) : null;

    public void Dispose() => _file?.Dispose();
}
