namespace CsaeDataBridge.Fhir;

/// <summary><c>and</c>, <c>or</c>, <c>xor</c> and <c>implies</c>, where nothing means unknown.</summary>
internal sealed class LogicNode : PathNode
{
    private readonly PathNode _left;
    private readonly PathNode _right;
    private readonly string _operation;

    public LogicNode(int position, string operation, PathNode left, PathNode right)
        : base(position)
    {
        _operation = operation;
        _left = left;
        _right = right;
        Depth = Math.Max(left.Depth, right.Depth) + 1;
    }

    public override PathStatic Check(PathCheck check)
    {
        _left.Check(check);
        _right.Check(check);
        return PathStatic.Of("Boolean");
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        bool? left = frame.State.Condition(_left.Evaluate(frame));
        switch (_operation, left)
        {
            case ("and", false): return PathValue.False;
            case ("or", true): return PathValue.True;
            case ("implies", false): return PathValue.True;
        }

        bool? right = frame.State.Condition(_right.Evaluate(frame));
        return PathValue.Of(_operation switch
        {
            "and" => left & right,
            "or" => left | right,
            "xor" => left ^ right,
            _ => !left | right,
        });
    }
}
