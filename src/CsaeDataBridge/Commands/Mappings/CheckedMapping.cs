using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>A mapping with everything that is wrong with it.</summary>
/// <param name="File">The file as messages name it.</param>
/// <param name="Document">What could be read; null when the file is no YAML.</param>
/// <param name="Issues">Errors and warnings in the order of the file.</param>
internal sealed record CheckedMapping(string File, MappingDocument? Document, IReadOnlyList<Issue> Issues)
{
    public IEnumerable<Issue> Errors => Issues.Where(issue => issue.Severity == IssueSeverity.Error);

    public static CheckedMapping Of(string path, string name, FileInfo? config)
    {
        MappingDesk desk = MappingDesk.For(path, config);
        try
        {
            (MappingDocument document, IReadOnlyList<Issue> shape) = MappingReader.InspectFile(path, name, desk.Lists);
            IEnumerable<Issue> all = shape.Concat(Meaning(document, shape, desk));
            return new CheckedMapping(name, document, [.. all.OrderBy(issue => issue.Place.File == name ? issue.Place.Line ?? 0 : long.MaxValue)]);
        }
        catch (BridgeException failure)
        {
            return new CheckedMapping(name, null, failure.Issues);
        }
    }

    // What follows from a line that cannot be read would only hide its fault; a file without fields or targets means nothing yet.
    private static IEnumerable<Issue> Meaning(MappingDocument document, IReadOnlyList<Issue> shape, MappingDesk desk)
    {
        if (document.Fields.Count == 0 || document.Event.Count == 0)
        {
            return [];
        }

        HashSet<long?> faulty = [.. shape.Select(issue => issue.Place.Line)];
        IEnumerable<Issue> meaning = desk.Compiler.Check(document, desk.Flow(document)).Where(issue => issue.Place.Line is null || !faulty.Contains(issue.Place.Line));
        return desk.NoClause(document) is { } refusal
            ? meaning.Append(document.Status == MappingStatus.Draft ? refusal with { Severity = IssueSeverity.Warning } : refusal)
            : meaning;
    }
}
