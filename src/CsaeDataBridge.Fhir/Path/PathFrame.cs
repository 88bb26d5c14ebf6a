namespace CsaeDataBridge.Fhir;

/// <summary>What <c>$this</c>, <c>$index</c>, <c>$total</c> and variables mean where an expression is evaluated.</summary>
internal sealed record PathFrame(PathState State, IReadOnlyList<object> This, int? Index = null, IReadOnlyList<object>? Total = null)
{
    private Dictionary<string, IReadOnlyList<object>>? _variables;
    private PathFrame? _outer;

    public PathFrame For(object item, int index) => new(State, [item], index, Total) { _outer = this };

    /// <summary>With all items as <c>$this</c>.</summary>
    public PathFrame ForAll(IReadOnlyList<object> items) => new(State, items, Index, Total) { _outer = this };

    /// <summary>For an operand or argument: what it defines ends with it.</summary>
    public PathFrame Apart() => State.DefinesVariables ? new(State, This, Index, Total) { _outer = this } : this;

    /// <summary>What <c>defineVariable()</c> gave the name; null when nothing did.</summary>
    public IReadOnlyList<object>? Variable(string name)
    {
        for (PathFrame? frame = State.DefinesVariables ? this : null; frame is not null; frame = frame._outer)
        {
            if (frame._variables?.TryGetValue(name, out IReadOnlyList<object>? items) == true)
            {
                return items;
            }
        }

        return null;
    }

    public void Define(string name, IReadOnlyList<object> items) => (_variables ??= new(StringComparer.Ordinal)).Add(name, items);
}
