using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>A mapping that comes with the program as a start for one kind of agency: a folder of <c>mappings/_templates</c>.</summary>
/// <param name="Kind">The folder's name, by which people ask for it.</param>
/// <param name="Folder">Where its files are.</param>
internal sealed partial record MappingTemplate(string Kind, string Folder)
{
    /// <summary>The mapping itself, a draft.</summary>
    public string Mapping => Path.Combine(Folder, "mapping.yaml");

    /// <summary>The view that makes the columns of FHIR resources; null for a template of anything else.</summary>
    public string? View => Path.Combine(Folder, "mapping.view.json") is var view && File.Exists(view) ? view : null;

    /// <summary>What it is for: the heading of its page.</summary>
    public string Title => File.ReadLines(Path.Combine(Folder, "README.md")).First().TrimStart('#', ' ');

    /// <summary>Every template, by kind; none where the program came without them.</summary>
    public static IReadOnlyList<MappingTemplate> All()
    {
        string? root = MappingDesk.Shipped() is { } shipped ? Path.Combine(shipped, "_templates") : null;
        return !Directory.Exists(root)
            ? []
            : [.. Directory.GetDirectories(root).Select(folder => new MappingTemplate(Path.GetFileName(folder), folder)).Where(template => File.Exists(template.Mapping)).OrderBy(template => template.Kind, StringComparer.Ordinal)];
    }

    /// <summary>The template of a kind.</summary>
    /// <exception cref="BridgeException">CFG111: there is none of this kind.</exception>
    public static MappingTemplate Find(string kind)
    {
        IReadOnlyList<MappingTemplate> all = All();
        return all.FirstOrDefault(template => template.Kind == kind)
            ?? throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(kind), "no template of this kind", all.Count == 0 ? "a folder mappings/_templates above the current folder" : $"one of {string.Join(", ", all.Select(template => template.Kind))}", "see 'bridge mapping templates'"));
    }

    /// <summary>The mapping's text for an agency of the user's own.</summary>
    /// <param name="name">The mapping's name, agency/feed; null keeps the template's.</param>
    /// <param name="agreement">The agreement and its flow; null keeps the template's.</param>
    public string Text(string? name, string? agreement)
    {
        // The line for editors holds a path from the template's folder, which is another from the copy's.
        string text = EditorLine().Replace(File.ReadAllText(Mapping).ReplaceLineEndings("\n"), "");
        text = name is null ? text : NameLine().Replace(text, _ => $"mapping: {name}", 1);
        return agreement is null ? text : AgreementLine().Replace(text, _ => $"agreement: {agreement}", 1);
    }

    [GeneratedRegex(@"\A# yaml-language-server:.*\n", RegexOptions.CultureInvariant)]
    private static partial Regex EditorLine();

    [GeneratedRegex("^mapping: .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NameLine();

    [GeneratedRegex("^agreement: .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AgreementLine();
}
