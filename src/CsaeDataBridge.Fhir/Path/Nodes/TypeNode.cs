namespace CsaeDataBridge.Fhir;

/// <summary><c>is</c> and <c>as</c>, as operators and as functions, and <c>ofType</c>.</summary>
internal sealed class TypeNode : PathNode
{
    public TypeNode(int position, PathNode? focus, string operation, PathTypeTest type)
        : base(position)
    {
        Focus = focus;
        Operation = operation;
        Type = type;
        Depth = (focus?.Depth ?? 0) + 1;
    }

    public PathNode? Focus { get; }

    public string Operation { get; }

    public PathTypeTest Type { get; }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic focus = Focus?.Check(check) ?? check.This;
        object? type = (object?)Type.Fhir ?? Type.System;
        return Operation == "is" ? PathStatic.Of("Boolean") : type is null or "Any" ? PathStatic.Any : PathStatic.Of(type) with { IsOrdered = focus.IsOrdered };
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> focus = Focus?.Evaluate(frame) ?? frame.This;
        frame.State.Position = Position;
        if (Operation != "is" && !Type.IsKnown)
        {
            throw frame.State.Failed($"{Type.Name}, which is no type", "a type of FHIR R4 or of FHIRPath");
        }

        if (Operation != "ofType" && focus.Count > 1)
        {
            throw frame.State.Failed("several items", Operation == "as" ? "one item; ofType() takes several" : "one item");
        }

        if (Operation == "is")
        {
            return focus.Count == 0 ? PathValue.None : PathValue.Of(Type.Is(focus[0]));
        }

        return [.. focus.Where(Type.Keeps)];
    }
}
