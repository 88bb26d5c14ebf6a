namespace CsaeDataBridge.Fhir;

/// <summary><c>and</c>, <c>or</c>, <c>xor</c> and <c>implies</c>, where nothing means unknown.</summary>
internal sealed class LogicNode : PathNode
{
    public LogicNode(int position, string operation, PathNode left, PathNode right)
        : base(position)
    {
        Operation = operation;
        Left = left;
        Right = right;
        Depth = Math.Max(left.Depth, right.Depth) + 1;
    }

    public PathNode Left { get; }

    public PathNode Right { get; }

    public string Operation { get; }

    public override PathStatic Check(PathCheck check)
    {
        Left.Check(check);
        Right.Check(check);
        return PathStatic.Of("Boolean");
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        bool? left = frame.State.Condition(Left.Evaluate(frame.Apart()));
        switch (Operation, left)
        {
            case ("and", false): return PathValue.False;
            case ("or", true): return PathValue.True;
            case ("implies", false): return PathValue.True;
        }

        bool? right = frame.State.Condition(Right.Evaluate(frame.Apart()));
        return PathValue.Of(Operation switch
        {
            "and" => left & right,
            "or" => left | right,
            "xor" => left ^ right,
            _ => !left | right,
        });
    }
}
