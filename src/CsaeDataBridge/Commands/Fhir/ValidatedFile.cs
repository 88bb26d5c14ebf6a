using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>What validation found in one file.</summary>
internal sealed class ValidatedFile(string name)
{
    private readonly List<Issue> _shown = [];

    public string Name => name;

    public long Resources { get; private set; }

    public long Errors { get; private set; }

    public long Warnings { get; private set; }

    public long Findings { get; private set; }

    /// <summary>The findings that are shown, the first ones.</summary>
    public IReadOnlyList<Issue> Shown => _shown;

    public void Add(IEnumerable<Issue> findings, int limit)
    {
        Resources++;
        foreach (Issue finding in findings)
        {
            Findings++;
            Errors += finding.Severity == IssueSeverity.Error ? 1 : 0;
            Warnings += finding.Severity == IssueSeverity.Warning ? 1 : 0;
            if (_shown.Count < limit)
            {
                _shown.Add(finding);
            }
        }
    }

    public JsonNode Json() => new JsonObject
    {
        ["file"] = Name,
        ["resources"] = Resources,
        ["errors"] = Errors,
        ["warnings"] = Warnings,
        ["findings"] = new JsonArray([.. Shown.Select(Json)]),
    };

    private static JsonNode Json(Issue finding)
    {
        JsonNode json = RunSummary.IssueJson(finding);
        json["line"] = finding.Place.Line;
        json["column"] = finding.Place.Column;
        json["expression"] = finding.Place.Field;
        return json;
    }
}
