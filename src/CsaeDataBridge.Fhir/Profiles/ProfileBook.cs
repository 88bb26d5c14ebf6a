using System.Collections.Concurrent;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Every profile at hand, made when it is first asked for: those of the packages, then those published with R4.</summary>
internal sealed class ProfileBook(IReadOnlyList<FhirPackage> packages)
{
    private const int MaxBases = 30;
    private readonly ConcurrentDictionary<string, Profile?> _profiles = new(StringComparer.Ordinal);

    /// <param name="canonical">An address, with a version or without; the version is not compared.</param>
    /// <returns>Null when it is not at hand.</returns>
    /// <exception cref="BridgeException">FHR956: its definition makes no sense.</exception>
    public Profile? Find(string canonical) => Find(Canonical.Url(canonical), 0);

    private Profile? Find(string url, int depth)
    {
        if (_profiles.TryGetValue(url, out Profile? known))
        {
            return known;
        }

        Profile? made = Definition(url) is { } definition && depth < MaxBases ? Make(url, definition, depth) : null;
        return _profiles.Count < 20_000 ? _profiles.GetOrAdd(url, made) : made;
    }

    private FhirNode? Definition(string url)
    {
        foreach (FhirPackage package in packages)
        {
            if (package.Definition(url) is { } definition)
            {
                return definition;
            }
        }

        return ProfileText.Definition(url);
    }

    /// <summary>A profile of one that is not at hand is not at hand either: half of its rules would be a silent pass.</summary>
    private Profile? Make(string url, FhirNode definition, int depth)
    {
        if (definition.Text("derivation") != "constraint" || !FhirSchema.R4.TryGetType(definition.Text("type") ?? "", out FhirType? type))
        {
            return null;
        }

        string below = Canonical.Url(definition.Text("baseDefinition") ?? "");
        ProfileNode? root = Canonical.CoreType(below) is not null ? new ProfileNode(type.Name, null, type) : Find(below, depth + 1)?.Root.Copy();
        if (root is null)
        {
            return null;
        }

        ProfileReader.AddTo(root, definition);
        IEnumerable<ExtensionContext> contexts = definition.Elements("context").Select(context => new ExtensionContext(context.Text("type") ?? "", context.Text("expression") ?? ""));
        return new Profile(url, type, root, [.. contexts], Elements(definition).Any(element => element.Text("isModifier") == "true" && element.Text("path") == "Extension"));
    }

    private static IEnumerable<FhirNode> Elements(FhirNode definition) => (definition.First("differential") ?? definition.First("snapshot"))?.Elements("element") ?? [];
}
