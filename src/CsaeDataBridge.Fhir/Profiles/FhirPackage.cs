using System.Collections.Concurrent;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Profiles, extensions, value sets and code systems of others, found by their addresses.</summary>
public sealed class FhirPackage
{
    private readonly Dictionary<string, FhirNode> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FhirNode> _codeSystems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FhirNode> _valueSets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeSystem> _readSystems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ValueSet> _readSets = new(StringComparer.Ordinal);

    /// <param name="resources">Of these the definitions are kept: structures, value sets and code systems with an address; of one address the first.</param>
    public FhirPackage(IEnumerable<FhirNode> resources)
    {
        foreach (FhirNode resource in resources)
        {
            Dictionary<string, FhirNode>? kind = resource.Type.Name switch
            {
                "StructureDefinition" => _definitions,
                "CodeSystem" => _codeSystems,
                "ValueSet" => _valueSets,
                _ => null,
            };
            if (kind is not null && resource.Text("url") is { } url)
            {
                kind.TryAdd(url, resource);
            }
        }
    }

    /// <summary>The files that could not be read, and why; they count as absent.</summary>
    public IReadOnlyList<Issue> Faults { get; private init; } = [];

    /// <summary>The addresses of the profiles and extensions.</summary>
    public IReadOnlyCollection<string> Profiles => _definitions.Keys;

    /// <summary>Reads every <c>.json</c> and <c>.xml</c> file below a folder; a differential is enough, snapshots are made.</summary>
    /// <exception cref="BridgeException">FHR955: the folder is not there or cannot be read.</exception>
    public static FhirPackage Load(string folder)
    {
        var resources = new List<FhirNode>();
        var faults = new List<Issue>();
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (Read(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), faults) is { } resource)
                {
                    resources.Add(resource);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(FhirCodes.PackageUnreadable, new Place(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))), "a folder that is not there or cannot be read", "a folder of FHIR definitions", "correct the path, or allow reading"));
        }

        return new FhirPackage(resources) { Faults = faults };
    }

    internal FhirNode? Definition(string url) => _definitions.GetValueOrDefault(url);

    internal CodeSystem? CodeSystem(string url) =>
        _codeSystems.TryGetValue(url, out FhirNode? resource) ? _readSystems.GetOrAdd(url, _ => Fhir.CodeSystem.From(resource)) : null;

    internal ValueSet? ValueSet(string url) =>
        _valueSets.TryGetValue(url, out FhirNode? resource) ? _readSets.GetOrAdd(url, _ => Fhir.ValueSet.From(resource)) : null;

    /// <summary>Manifests of packages are JSON without a resource, and no fault.</summary>
    private static FhirNode? Read(string file, string name, List<Issue> faults)
    {
        try
        {
            if (file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            {
                using FileStream stream = File.OpenRead(file);
                return FhirXml.Read(stream, name);
            }

            return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && Path.GetFileName(file) is not ("package.json" or ".index.json")
                ? FhirJson.Read(File.ReadAllBytes(file), name) : null;
        }
        catch (BridgeException fault)
        {
            faults.AddRange(fault.Issues);
            return null;
        }
    }
}
