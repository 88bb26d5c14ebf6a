using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Where a reader stands in a resource, for issues alone.</summary>
internal sealed class ReadingPlace(string? file, ICollection<Issue>? faults = null)
{
    /// <summary>No element of R4 that people write is near this deep; each level costs stack.</summary>
    public const int MaxDepth = 200;

    private readonly List<(string Name, int Index)> _steps = [];

    public void Enter(string name, int index, int line, int column)
    {
        if (_steps.Count >= MaxDepth)
        {
            Refuse(FhirCodes.TooDeep, line, column, $"more than {MaxDepth} levels", $"at most {MaxDepth} levels", "flatten the resource, or split it");
        }

        _steps.Add((name, index));
    }

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    [DoesNotReturn]
    public void Refuse(string code, int line, int column, string found, string expected, string fix) =>
        throw new BridgeException(Fault(code, line, column, found, expected, fix));

    /// <summary>Notes what can be kept as it stands; where nobody takes notes it is refused.</summary>
    public void Report(string code, int line, int column, string found, string expected, string fix)
    {
        Issue fault = Fault(code, line, column, found, expected, fix);
        if (faults is null)
        {
            throw new BridgeException(fault);
        }

        faults.Add(fault);
    }

    private Issue Fault(string code, int line, int column, string found, string expected, string fix) =>
        Issue.Error(code, new Place(file, line, column, _steps.Count == 0 ? null : Expression()), found, expected, fix);

    /// <summary>The FHIRPath of the element that is being read.</summary>
    private string Expression()
    {
        var text = new StringBuilder();
        foreach ((string name, int index) in _steps.Take(12))
        {
            text.Append(text.Length == 0 ? "" : ".").Append(name);
            if (index >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
        }

        return _steps.Count > 12 ? text.Append(" …").ToString() : text.ToString();
    }
}
