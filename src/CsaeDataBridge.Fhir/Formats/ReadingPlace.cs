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

    private (string Name, int Index)[] _steps = new (string, int)[16];
    private int _depth;

    /// <summary>Goes into an element.</summary>
    /// <param name="index">Its place among those of its name, from 0; -1 for one that stands alone.</param>
    /// <returns>False, and nothing is entered, when that would be too deep.</returns>
    public bool Enter(string name, int index)
    {
        if (_depth >= MaxDepth)
        {
            return false;
        }

        if (_depth == _steps.Length)
        {
            Array.Resize(ref _steps, _depth * 2);
        }

        _steps[_depth++] = (name, index);
        return true;
    }

    public void Leave() => _depth--;

    [DoesNotReturn]
    public void RefuseDepth((int Line, int Column) at) =>
        Refuse(FhirCodes.TooDeep, at, $"more than {MaxDepth} levels", $"at most {MaxDepth} levels", "flatten the resource, or split it");

    [DoesNotReturn]
    public void Refuse(string code, (int Line, int Column) at, string found, string expected, string fix) =>
        throw new BridgeException(Fault(code, at, found, expected, fix));

    /// <summary>Notes what can be kept as it stands; where nobody takes notes it is refused.</summary>
    public void Report(string code, (int Line, int Column) at, string found, string expected, string fix)
    {
        Issue fault = Fault(code, at, found, expected, fix);
        if (faults is null)
        {
            throw new BridgeException(fault);
        }

        faults.Add(fault);
    }

    private Issue Fault(string code, (int Line, int Column) at, string found, string expected, string fix) =>
        Issue.Error(code, new Place(file, at.Line, at.Column, _depth == 0 ? null : Expression()), found, expected, fix);

    /// <summary>The FHIRPath of the element that is being read.</summary>
    private string Expression()
    {
        var text = new StringBuilder();
        foreach ((string name, int index) in _steps.Take(Math.Min(_depth, 12)))
        {
            text.Append(text.Length == 0 ? "" : ".").Append(name);
            if (index >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
        }

        return _depth > 12 ? text.Append(" …").ToString() : text.ToString();
    }
}
