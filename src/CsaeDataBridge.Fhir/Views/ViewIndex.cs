namespace CsaeDataBridge.Fhir;

/// <summary>The resources of a delivery that a view reads beside its own, by what refers to what; of each only the part that is read.</summary>
internal sealed class ViewIndex : IDisposable
{
    private readonly Dictionary<string, ViewKeep> _keep;
    private readonly string[] _referring;
    private readonly bool _any;
    private readonly Dictionary<string, ViewOther> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Key, string Reference), List<ViewOther>> _referrers = [];
    private readonly ViewPruner _pruner = new(null);

    public ViewIndex(FhirView view)
    {
        Dictionary<string, List<ViewShape>> others = ViewKeep.Others(view.Root);
        _any = others.Remove("");
        _keep = others.ToDictionary(type => type.Key, type => ViewKeep.Of([.. type.Value]), StringComparer.Ordinal);
        _referring = [.. Referring(view.Root, []).Distinct(StringComparer.Ordinal)];
    }

    public void Dispose() => _pruner.Dispose();

    /// <summary>Keeps what the view reads of a resource, when it reads such resources at all.</summary>
    public void Add(FhirNode resource, string? fullUrl, bool isFaulty)
    {
        string type = resource.Type.Name;
        if (!_any && !_keep.ContainsKey(type))
        {
            return;
        }

        string[] references = References(resource, fullUrl);
        ReadOnlySpan<byte> json = _pruner.Write(resource, _keep.TryGetValue(type, out ViewKeep? keep) ? keep : ViewKeep.Of(), [], forDuckDb: false);
        var other = new ViewOther(json.ToArray(), references, isFaulty || _pruner.IsFaulty, FhirModifiers.AreIn(resource));
        foreach (string reference in references)
        {
            // Two under one name: nobody knows which is meant, so that whoever refers to it is held.
            _byReference[reference] = _byReference.ContainsKey(reference) ? other with { IsFaulty = true } : other;
        }

        foreach (string key in _referring)
        {
            if (key.StartsWith(type + ".", StringComparison.Ordinal))
            {
                foreach (string target in resource.Elements(key[(type.Length + 1)..]).SelectMany(element => element.Elements("reference")).Select(reference => Plain(reference.Value ?? "")).Distinct(StringComparer.Ordinal))
                {
                    (_referrers.TryGetValue((key, target), out List<ViewOther>? known) ? known : _referrers[(key, target)] = []).Add(other);
                }
            }
        }
    }

    /// <summary>Whether resources of that type are found by what they refer to.</summary>
    public bool IsReferring(string type) => _referring.Any(key => key.StartsWith(type + ".", StringComparison.Ordinal));

    /// <summary>The names by which others may refer to a resource: its address in the bundle, and its type and id.</summary>
    public static string[] References(FhirNode resource, string? fullUrl)
    {
        string? id = resource.Elements("id").FirstOrDefault()?.Value;
        return [.. new[] { fullUrl is null ? null : Plain(fullUrl), id is null ? null : $"{resource.Type.Name}/{id}" }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    public ViewOther? Find(string reference) => _byReference.GetValueOrDefault(Plain(reference));

    /// <summary>Each resource once, though it may refer by both names.</summary>
    public IEnumerable<ViewOther> Referrers(string key, IReadOnlyList<string> references) =>
        references.SelectMany(reference => _referrers.GetValueOrDefault((key, reference)) ?? []).Distinct();

    private static string Plain(string reference) => reference.IndexOf("/_history/", StringComparison.Ordinal) is > 0 and int history ? reference[..history] : reference;

    private static IEnumerable<string> Referring(ViewShape shape, HashSet<ViewShape> seen) => !seen.Add(shape) ? []
        : [.. shape.Members.Keys.Where(key => key.Contains('.', StringComparison.Ordinal)), .. shape.Members.Values.Concat(shape.Readings.Values).SelectMany(inner => Referring(inner, seen))];
}
