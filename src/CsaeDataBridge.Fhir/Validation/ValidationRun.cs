using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>One check of one resource: where it stands, and what it found.</summary>
internal sealed class ValidationRun
{
    /// <summary>Readers refuse more; nodes can be made otherwise.</summary>
    private const int MaxDepth = 250;

    private const int RepeatsWithin = 50;

    private readonly List<FhirFinding> _findings = [];
    private FhirNode[] _trail = new FhirNode[32];
    private int _depth;
    private int _quiet;
    private int _quietErrors;
    private int _errors;
    private bool _isCut;
    private FhirPathContext? _context;

    public ValidationRun(FhirValidator validator, FhirNode root)
    {
        Validator = validator;
        Root = root;
        Resource = root;
        Container = root;
    }

    public FhirValidator Validator { get; }

    public CodeBook Codes => Validator.Codes;

    public FhirValidatorOptions Options => Validator.Options;

    public FhirNode Root { get; }

    /// <summary>The resource that the check stands in, a contained one too.</summary>
    public FhirNode Resource { get; private set; }

    /// <summary>The resource that contains <see cref="Resource"/>, or itself.</summary>
    public FhirNode Container { get; private set; }

    /// <summary>The nearest bundle around; null outside of one.</summary>
    public BundleIndex? Bundle { get; private set; }

    /// <summary>The elements from the root to where the check stands.</summary>
    public ReadOnlySpan<FhirNode> Trail => _trail.AsSpan(0, _depth);

    public FhirPathContext Context => _context ??= new FhirPathContext
    {
        Codes = Codes,
        Clock = Options.Clock,
        Resource = Resource,
        RootResource = Container,
        Resolve = reference => References.Resolve(this, reference),
    };

    /// <summary>Whether so many errors are told that the check may end; warnings only stop being told.</summary>
    public bool IsFull => _errors >= Options.MaxFindings;

    public IReadOnlyList<FhirFinding> Check(List<Issue> faults)
    {
        _findings.AddRange(faults.Take(Options.MaxFindings).Select(FhirFinding.From));
        _errors = _findings.Count;
        ElementCheck.Check(this, Root);
        if (IsFull || _isCut)
        {
            _findings.Add(new FhirFinding(FhirCodes.TooManyFindings, IsFull ? IssueSeverity.Error : IssueSeverity.Warning, Root.Type.Name, 0, 0, string.Create(CultureInfo.InvariantCulture, $"more than {Options.MaxFindings} findings"), "fewer", "mend what is told, and check again"));
        }

        return _findings;
    }

    /// <summary>Steps into an element; false where it is too deep.</summary>
    public bool Enter(FhirNode node)
    {
        if (_depth == _trail.Length)
        {
            if (_depth >= MaxDepth)
            {
                Error(FhirCodes.TooDeep, "more levels than are followed", "fewer levels", "flatten the resource, or split it");
                return false;
            }

            Array.Resize(ref _trail, Math.Min(_depth * 2, MaxDepth));
        }

        _trail[_depth++] = node;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Does something further in, and comes back.</summary>
    public void At(FhirNode[] way, Action work)
    {
        int depth = _depth;
        if (Array.TrueForAll(way, Enter))
        {
            work();
        }

        _depth = depth;
    }

    /// <summary>Makes a resource the one that rules are asked of, until the state that is given back is restored.</summary>
    public (FhirNode Resource, FhirNode Container, BundleIndex? Bundle, FhirPathContext? Context) EnterResource(FhirNode resource)
    {
        (FhirNode, FhirNode, BundleIndex?, FhirPathContext?) outside = (Resource, Container, Bundle, _context);
        Resource = resource;
        Container = resource.Element?.Name == "contained" ? Container : resource;
        Bundle = resource.Type.Name == "Bundle" ? new BundleIndex(resource) : Bundle;
        _context = null;
        return outside;
    }

    public void LeaveResource((FhirNode Resource, FhirNode Container, BundleIndex? Bundle, FhirPathContext? Context) outside) =>
        (Resource, Container, Bundle, _context) = outside;

    /// <summary>Whether a check finds no error, which is told to nobody.</summary>
    public bool Keeps(Action check)
    {
        int outside = _quietErrors;
        _quiet++;
        _quietErrors = 0;
        check();
        bool keeps = _quietErrors == 0;
        _quiet--;
        _quietErrors = outside;
        return keeps;
    }

    public void Error(string code, string found, string expected, string fix, FhirNode? at = null) => Report(code, IssueSeverity.Error, found, expected, fix, at);

    public void Warning(string code, string found, string expected, string fix, FhirNode? at = null) => Report(code, IssueSeverity.Warning, found, expected, fix, at);

    /// <param name="at">A child of the element that the check stands at; null for itself.</param>
    private void Report(string code, IssueSeverity severity, string found, string expected, string fix, FhirNode? at)
    {
        if (_quiet > 0)
        {
            _quietErrors += severity == IssueSeverity.Error ? 1 : 0;
            return;
        }

        bool isError = severity == IssueSeverity.Error;
        if (isError ? IsFull : _findings.Count - _errors >= Options.MaxFindings)
        {
            _isCut = true;
            return;
        }

        FhirNode place = at ?? (_depth == 0 ? Root : _trail[_depth - 1]);
        var finding = new FhirFinding(code, severity, Expression(at), place.Line, place.Column, found, expected, fix);

        // The same is asked by a type and by profiles, one after the other.
        for (int known = _findings.Count - 1; known >= Math.Max(0, _findings.Count - RepeatsWithin); known--)
        {
            if (_findings[known] == finding)
            {
                return;
            }
        }

        _findings.Add(finding);
        _errors += isError ? 1 : 0;
    }

    private string Expression(FhirNode? at)
    {
        var text = new StringBuilder();
        for (int step = 0; step < _depth; step++)
        {
            Append(text, step == 0 ? null : _trail[step - 1], _trail[step]);
        }

        if (at is not null)
        {
            Append(text, _trail[_depth - 1], at);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, FhirNode? owner, FhirNode node)
    {
        text.Append(owner is null ? "" : ".").Append(owner is null ? node.Type.Name : node.Name);
        if (owner is null || node.Element is not { IsList: true })
        {
            return;
        }

        int index = 0;
        foreach (FhirNode child in owner.ChildSpan)
        {
            if (ReferenceEquals(child, node))
            {
                break;
            }

            index += ReferenceEquals(child.Element, node.Element) ? 1 : 0;
        }

        text.Append(CultureInfo.InvariantCulture, $"[{index}]");
    }
}
