using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>What one evaluation shares: its context, clock and cost.</summary>
internal sealed class PathState
{
    private int _cost;

    /// <param name="definesVariables">Whether the expression calls <c>defineVariable()</c> somewhere, so that scopes must be kept.</param>
    public PathState(FhirPathContext context, FhirNode? node, bool definesVariables)
    {
        DefinesVariables = definesVariables;
        Context = context;
        Node = node;
        Now = new Lazy<DateTimeOffset>(context.Clock.GetLocalNow);
    }

    public FhirPathContext Context { get; }

    public FhirNode? Node { get; }

    public bool DefinesVariables { get; }

    public FhirNode? Resource => Context.Resource ?? Node;

    public Lazy<DateTimeOffset> Now { get; }

    /// <summary>Where in the expression the evaluation stands, for issues.</summary>
    public int Position { get; set; }

    public void Spend(int cost)
    {
        _cost += cost;
        if (_cost > Context.MaxCost || _cost < 0)
        {
            throw PathFault.TooCostly(Position, "an evaluation that goes on too long, or makes too much");
        }
    }

    public BridgeException Failed(string found, string expected) => PathFault.Failed(Position, found, expected);

    /// <summary>The items as a condition: null when there is none; one that is no boolean counts as true.</summary>
    public bool? Condition(IReadOnlyList<object> items) => items.Count switch
    {
        0 => null,
        1 => PathValue.Of(items[0]) switch { null => null, bool value => value, _ => true },
        _ => throw Failed("several items", "one item, as a condition"),
    };

    /// <summary>The one item, as a value; null when there is none.</summary>
    public object? Single(IReadOnlyList<object> items) => items.Count switch
    {
        0 => null,
        1 => PathValue.Of(items[0]),
        _ => throw Failed("several items", "one item"),
    };
}
