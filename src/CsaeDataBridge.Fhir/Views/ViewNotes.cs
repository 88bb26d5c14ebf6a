using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>What is found out about a view while its expressions are compiled.</summary>
internal sealed class ViewNotes(string? file, IReadOnlyDictionary<string, ViewValue> constants)
{
    private readonly List<Issue> _warnings = [];
    private int _variables;

    public string? File => file;

    public IReadOnlyDictionary<string, ViewValue> Constants => constants;

    public IReadOnlyList<Issue> Warnings => _warnings;

    /// <summary>Whether a resource reads others of its delivery: by their references, or by the elements that refer to it.</summary>
    public bool ReadsOthers { get; set; }

    public int NextVariable() => ++_variables;

    public void Warn(Issue issue)
    {
        if (!_warnings.Contains(issue))
        {
            _warnings.Add(issue);
        }
    }
}
