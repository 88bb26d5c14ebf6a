namespace CsaeDataBridge.Fhir;

/// <summary>A function called on a focus, or on <c>$this</c> where none is written.</summary>
internal sealed class FunctionNode : PathNode
{
    private readonly PathNode? _focus;
    private readonly PathFunction _function;
    private readonly PathNode[] _arguments;

    public FunctionNode(int position, PathNode? focus, PathFunction function, PathNode[] arguments)
        : base(position)
    {
        _focus = focus;
        _function = function;
        _arguments = arguments;
        Depth = Math.Max(focus?.Depth ?? 0, arguments.Length == 0 ? 0 : arguments.Max(argument => argument.Depth)) + 1;
    }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = _focus?.Check(check) ?? check.This;
        if (check.Ordered && !focus.IsOrdered && _function.NeedsOrder)
        {
            throw PathFault.Meaning(Position, $"{_function.Name}() of items without order", "items with an order");
        }

        if (_function.NeedsText && !focus.MayBe(IsText))
        {
            throw PathFault.Meaning(Position, $"{_function.Name}() of {string.Join(" or ", focus.Types!)}", "text");
        }

        PathStatic[] arguments = [.. _arguments.Select((argument, index) => argument.Check(_function.OverItems(index) ? check.For(focus) : check))];
        if (_function.Name == "iif" && !arguments[0].MayBe(type => type is "Boolean" or FhirType { Name: "boolean" }))
        {
            throw PathFault.Meaning(_arguments[0].Position, "a condition that is never true or false", "a condition");
        }

        return _function.Result(focus, arguments);
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = _focus?.Evaluate(frame) ?? frame.This;
        frame.State.Spend(focus.Count);
        frame.State.Position = Position;
        IReadOnlyList<object> result = _function.Invoke(new PathCall(frame, focus, _arguments, Position, _focus is not null));
        frame.State.Spend(result.Count);
        return result;
    }

    private static bool IsText(object type) => type is "String" or FhirType { Kind: FhirTypeKind.Primitive };
}
