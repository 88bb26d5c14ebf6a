using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The elements that an agreement forbids, written as <c>Observation.note</c>: no view may read them, and a clause may refuse files that hold them.</summary>
internal sealed class NeverPaths
{
    private readonly string file;
    private readonly bool refuse;
    private readonly ILookup<string, string[]> paths;

    /// <exception cref="BridgeException">EXT206: the view reads one of them.</exception>
    public NeverPaths(StagePlan plan, FhirView view, string file)
    {
        this.file = file;
        refuse = plan.RefuseUnlisted;
        string[] written = [.. plan.Never.Where(FhirViewPaths.IsPath)];
        paths = written.Select(path => path.Split('.')).ToLookup(path => path[0], path => path[1..], StringComparer.Ordinal);
        Issue[] read = [.. written.Where(new FhirViewPaths(view).Reads).Select(path => Issue.Error(ExtractCodes.ForbiddenColumn, new Place(file, Field: path), $"a view that reads \"{path}\", which the agreement forbids", "only elements that the agreement permits", "remove the path from the view"))];
        if (read.Length > 0)
        {
            throw new BridgeException(read);
        }
    }

    /// <summary>Refuses a resource that holds a forbidden element, where the clause refuses such files.</summary>
    /// <exception cref="BridgeException">EXT207.</exception>
    public void Check(FhirNode resource, long line)
    {
        if (!refuse)
        {
            return;
        }

        foreach (string[] path in paths[resource.Type.Name])
        {
            if (Holds(resource, path))
            {
                throw new BridgeException(Issue.Error(ExtractCodes.UnlistedColumn, new Place(file, line, Field: $"{resource.Type.Name}.{string.Join('.', path)}"), "an element that the agreement forbids", "resources without it", "ask the agency to leave it out; the clause refuses such files"));
            }
        }

        foreach (FhirNode contained in resource.Elements("contained"))
        {
            Check(contained, line);
        }
    }

    private static bool Holds(FhirNode node, ReadOnlySpan<string> path)
    {
        foreach (FhirNode child in node.Elements(path[0]))
        {
            if (path.Length == 1 || Holds(child, path[1..]))
            {
                return true;
            }
        }

        return false;
    }
}
