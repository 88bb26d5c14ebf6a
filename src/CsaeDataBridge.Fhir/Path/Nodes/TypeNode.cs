namespace CsaeDataBridge.Fhir;

/// <summary><c>is</c> and <c>as</c>, as operators and as functions, and <c>ofType</c>.</summary>
internal sealed class TypeNode : PathNode
{
    private readonly PathNode? _focus;
    private readonly string _operation;
    private readonly PathTypeTest _type;

    public TypeNode(int position, PathNode? focus, string operation, PathTypeTest type)
        : base(position)
    {
        _focus = focus;
        _operation = operation;
        _type = type;
        Depth = (focus?.Depth ?? 0) + 1;
    }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = _focus?.Check(check) ?? check.This;
        object? type = (object?)_type.Fhir ?? _type.System;
        return _operation == "is" ? PathStatic.Of("Boolean") : type is null or "Any" ? PathStatic.Any : PathStatic.Of(type) with { IsOrdered = focus.IsOrdered };
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = _focus?.Evaluate(frame) ?? frame.This;
        frame.State.Position = Position;
        if (_operation != "is" && !_type.IsKnown)
        {
            throw frame.State.Failed($"{_type.Name}, which is no type", "a type of FHIR R4 or of FHIRPath");
        }

        if (_operation != "ofType" && focus.Count > 1)
        {
            throw frame.State.Failed("several items", _operation == "as" ? "one item; ofType() takes several" : "one item");
        }

        if (_operation == "is")
        {
            return focus.Count == 0 ? PathValue.None : PathValue.Of(_type.Is(focus[0]));
        }

        return [.. focus.Where(_type.Keeps)];
    }
}
