namespace CsaeDataBridge.Fhir;

/// <summary>A code system, as far as it is published with R4 or with a package.</summary>
internal sealed class CodeSystem
{
    private const int MaxConcepts = 5_000_000;
    private readonly Dictionary<string, CodeConcept> _concepts;
    private readonly List<CodeConcept> _open = [];

    public CodeSystem(string url, string content, bool ignoresCase)
    {
        Url = url;
        Content = content;
        _concepts = new Dictionary<string, CodeConcept>(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    }

    public string Url { get; }

    /// <summary>The word of R4: complete, fragment, example, supplement, not-present.</summary>
    public string Content { get; }

    /// <summary>Whether a code that is not here is no code of the system.</summary>
    public bool IsComplete => Content == "complete";

    public bool IsSupplement => Content == "supplement";

    public IEnumerable<string> Codes => _concepts.Keys;

    public CodeConcept? Find(string code) => _concepts.GetValueOrDefault(code);

    /// <param name="depth">0 at the top; below a concept one more than it.</param>
    public void Add(int depth, string code, string[] displays)
    {
        _open.RemoveRange(Math.Min(depth, _open.Count), Math.Max(0, _open.Count - depth));
        var concept = new CodeConcept(code, displays, _open.Count == 0 ? null : _open[^1]);
        if (_concepts.Count < MaxConcepts)
        {
            _concepts.TryAdd(code, concept);
        }

        _open.Add(concept);
    }

    /// <summary>Reads a CodeSystem resource.</summary>
    public static CodeSystem From(FhirNode resource)
    {
        var system = new CodeSystem(resource.Text("url") ?? "", resource.Text("content") ?? "", resource.Text("caseSensitive") == "false");
        system.AddConcepts(resource, 0);
        return system;
    }

    private void AddConcepts(FhirNode owner, int depth)
    {
        foreach (FhirNode concept in owner.Elements("concept"))
        {
            if (concept.Text("code") is { } code)
            {
                IEnumerable<string?> displays = [concept.Text("display"), .. concept.Elements("designation").Select(designation => designation.Text("value"))];
                Add(depth, code, [.. displays.OfType<string>()]);
                AddConcepts(concept, depth + 1);
            }
        }
    }
}
