namespace CsaeDataBridge.Fhir;

/// <summary>A function called on a focus, or on <c>$this</c> where none is written.</summary>
internal sealed class FunctionNode : PathNode
{
    public FunctionNode(int position, PathNode? focus, PathFunction function, PathNode[] arguments)
        : base(position)
    {
        Focus = focus;
        Function = function;
        Arguments = arguments;
        Depth = Math.Max(focus?.Depth ?? 0, arguments.Length == 0 ? 0 : arguments.Max(argument => argument.Depth)) + 1;
    }

    public PathNode? Focus { get; }

    public PathFunction Function { get; }

    public PathNode[] Arguments { get; }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = Focus?.Check(check) ?? check.This;
        if (check.Ordered && !focus.IsOrdered && Function.NeedsOrder)
        {
            throw PathFault.Meaning(Position, $"{Function.Name}() of items without order", "items with an order");
        }

        if (Function.NeedsText && !focus.MayBe(IsText))
        {
            throw PathFault.Meaning(Position, $"{Function.Name}() of {string.Join(" or ", focus.Types!)}", "text");
        }

        PathStatic[] arguments = Function.NamesType ? [] : [.. Arguments.Select((argument, index) => argument.Check(Function.OverItems(index) ? check.For(focus) : check))];
        if (Function.Name == "iif" && !arguments[0].MayBe(type => type is "Boolean" or FhirType { Name: "boolean" }))
        {
            throw PathFault.Meaning(Arguments[0].Position, "a condition that is never true or false", "a condition");
        }

        return Function.Result(focus, arguments);
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = Focus?.Evaluate(frame) ?? frame.This;
        frame.State.Spend(focus.Count);
        frame.State.Position = Position;
        IReadOnlyList<object> result = Function.Invoke(new PathCall(frame, focus, Arguments, Position, Focus is not null));
        frame.State.Spend(result.Count);
        return result;
    }

    private static bool IsText(object type) => type is "String" or FhirType { Kind: FhirTypeKind.Primitive };
}
