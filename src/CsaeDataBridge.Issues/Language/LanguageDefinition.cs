using System.Reflection;

namespace CsaeDataBridge.Issues;

/// <summary>A language as data: what its reader accepts, and what its JSON Schema and its reference are made from.</summary>
/// <param name="Shapes">Its maps, the outermost first.</param>
public sealed record LanguageDefinition(IReadOnlyList<LanguageShape> Shapes)
{
    /// <summary>Reads a language from a file that is part of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The file's name in it.</param>
    /// <param name="code">The code of faults in the file, which only its own tests ever see.</param>
    /// <exception cref="BridgeException">The file has faults.</exception>
    public static LanguageDefinition Load(Assembly assembly, string resource, string code)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadText(reader.ReadToEnd(), resource), "the language", code, issues);
        var language = new LanguageDefinition([.. keys.Map("shapes")!.Entries.Select(entry => Shape(entry.Key.Text, (YamlMap)entry.Value, code, issues))]);
        keys.Finish();
        return issues.Count == 0 ? language : throw new BridgeException(issues);
    }

    public LanguageShape Shape(string name) => Shapes.First(shape => shape.Name == name);

    private static LanguageShape Shape(string name, YamlMap map, string code, List<Issue> issues)
    {
        var keys = new YamlKeys(map, $"the shape {name}", code, issues);
        var shape = new LanguageShape(
            name,
            keys.RequireText("title"),
            keys.Text("about"),
            keys.Text("columns"),
            keys.Text("fields"),
            [.. keys.Map("keys")!.Entries.Select(entry => Key(entry.Key.Text, (YamlMap)entry.Value, code, issues))]);
        keys.Finish();
        return shape;
    }

    private static LanguageKey Key(string name, YamlMap map, string code, List<Issue> issues)
    {
        var keys = new YamlKeys(map, $"the key {name}", code, issues);
        var key = new LanguageKey(name, keys.Flag("required", false), keys.Text("value"), keys.Texts("words"), keys.RequireText("about"), keys.Text("example"), keys.Text("form"));
        keys.Finish();
        return key;
    }
}
