namespace CsaeDataBridge.Fhir;

/// <summary>The item at a place, from 0; nothing past the end.</summary>
internal sealed class IndexerNode : PathNode
{
    public IndexerNode(PathNode focus, PathNode index)
        : base(index.Position)
    {
        Focus = focus;
        Index = index;
        Depth = Math.Max(focus.Depth, index.Depth) + 1;
    }

    public PathNode Focus { get; }

    public PathNode Index { get; }

    public override PathStatic Check(PathCheck check)
    {
        Index.Check(check);
        PathStatic focus = Focus.Check(check);
        return check.Ordered && !focus.IsOrdered ? throw PathFault.Meaning(Position, "a place among items without order", "items with an order") : focus;
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = Focus.Evaluate(frame);
        object? index = frame.State.Single(Index.Evaluate(frame.Apart()));
        frame.State.Position = Position;
        return index switch
        {
            null => PathValue.None,
            int place => place >= 0 && place < focus.Count ? [focus[place]] : PathValue.None,
            _ => throw frame.State.Failed("an index that is no whole number", "a whole number"),
        };
    }
}
