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

    /// <summary>Rules of bundles that all entries keep together when each does.</summary>
    private static readonly InvariantPlan[] EachEntry = [.. TypePlan.Of(FhirSchema.R4.Type("Bundle")).Invariants.Where(plan => plan.Rule.Key == "bdl-2")];

    private readonly List<FhirFinding> _findings = [];
    private FhirNode[] _trail = new FhirNode[32];
    private readonly int _entry;
    private readonly BundleIndex? _index;
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

    /// <summary>A check of a part of a bundle: the bundle's own elements and one of its entries.</summary>
    /// <param name="entry">The entry's place in the whole bundle, from 0.</param>
    /// <param name="index">Of the whole bundle.</param>
    public ValidationRun(FhirValidator validator, FhirNode part, int entry, BundleIndex index)
        : this(validator, part)
    {
        _entry = entry;
        _index = index;
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

    /// <summary>Whether <see cref="Root"/> is a bundle with one of its entries only.</summary>
    public bool IsPart => _index is not null;

    /// <summary>Whether what holds for the whole of a bundle is to be checked here: everywhere but in the parts after the first.</summary>
    public bool IsFirst => _entry == 0 || !ReferenceEquals(Resource, Root);

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
        Tell(faults);
        ElementCheck.Check(this, Root);
        if (IsFull || _isCut)
        {
            _findings.Add(TooMany(Options.MaxFindings, IsFull ? IssueSeverity.Error : IssueSeverity.Warning, Root.Type.Name));
        }

        return _findings;
    }

    public static FhirFinding TooMany(int most, IssueSeverity severity, string expression) =>
        new(FhirCodes.TooManyFindings, severity, expression, 0, 0, string.Create(CultureInfo.InvariantCulture, $"more than {most} findings"), "fewer", "mend what is told, and check again");

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

    /// <summary>The place of the first entry that a bundle has here, from 0.</summary>
    public int FirstEntryOf(FhirNode bundle) => ReferenceEquals(bundle, Root) ? _entry : 0;

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
        Bundle = resource.Type.Name != "Bundle" ? Bundle : ReferenceEquals(resource, Root) && _index is not null ? _index : new BundleIndex(resource);
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

    /// <summary>Checks an entry that is not the first of its bundle, and what each entry must keep.</summary>
    public IReadOnlyList<FhirFinding> CheckEntry(List<Issue> faults)
    {
        Tell(faults);
        if (Enter(Root))
        {
            EnterResource(Root);
            ElementCheck.Check(this, Root.First("entry")!);
            ElementCheck.CheckRules(this, Root, EachEntry, ulong.MaxValue);
            NativeRules.CheckEntries(this, Root);
            BundleCheck.CheckEntries(this, Root, Root.Text("type") ?? "");
        }

        return _findings;
    }

    private void Tell(List<Issue> faults)
    {
        _findings.AddRange(faults.Take(Options.MaxFindings).Select(FhirFinding.From));
        _errors = _findings.Count;
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

    private void Append(StringBuilder text, FhirNode? owner, FhirNode node)
    {
        text.Append(owner is null ? "" : ".").Append(owner is null ? node.Type.Name : node.Name);
        if (owner is null || node.Element is not { IsList: true })
        {
            return;
        }

        int index = node.Name == "entry" ? FirstEntryOf(owner) : 0;
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
