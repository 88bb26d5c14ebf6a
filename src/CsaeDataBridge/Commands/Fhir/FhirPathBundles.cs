using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Commands;

/// <summary>The resources that an expression is evaluated over, each with what finds the others of its bundle.</summary>
/// <param name="entries">Whether the resources inside a Bundle are taken in place of it.</param>
/// <param name="resolves">Whether the expression follows references, for which a large bundle is gone over once more.</param>
internal sealed class FhirPathBundles(FhirFiles files, bool entries, bool resolves) : IDisposable
{
    private string? _file;
    private FhirBundleResolver? _bundle;

    public IEnumerable<(FhirNode Resource, FhirBundleResolver? Bundle)> Resources(FhirDocument document, CancellationToken token)
    {
        if (entries && document.IsPart)
        {
            FhirBundleResolver? around = resolves ? Around(document.File, token) : null;
            return [(document.Read(), around)];
        }

        FhirNode whole = document.Read();
        if (whole.Type.Name != "Bundle")
        {
            return [(whole, null)];
        }

        var bundle = new FhirBundleResolver(whole);
        return entries ? whole.Elements("entry").SelectMany(entry => entry.Elements("resource")).Select(resource => (resource, (FhirBundleResolver?)bundle)) : [(whole, bundle)];
    }

    public void Dispose() => _bundle?.Dispose();

    private FhirBundleResolver? Around(string file, CancellationToken token)
    {
        if (_file != file)
        {
            _bundle?.Dispose();
            _bundle = files.Bundle(file) is { } bundle ? new FhirBundleResolver(bundle, token) : null;
            _file = file;
        }

        return _bundle;
    }
}
