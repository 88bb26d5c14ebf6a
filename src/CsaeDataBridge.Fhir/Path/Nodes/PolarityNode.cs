namespace CsaeDataBridge.Fhir;

/// <summary>A plus or minus before a number or quantity.</summary>
internal sealed class PolarityNode : PathNode
{
    public PolarityNode(int position, PathNode operand, bool isMinus)
        : base(position)
    {
        Operand = operand;
        IsMinus = isMinus;
        Depth = operand.Depth + 1;
    }

    public PathNode Operand { get; }

    public bool IsMinus { get; }

    public override PathStatic Check(PathCheck check) => Operand.Check(check);

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        object? value = frame.State.Single(Operand.Evaluate(frame));
        frame.State.Position = Position;
        return value switch
        {
            null => PathValue.None,
            int whole => !IsMinus ? [whole] : whole == int.MinValue ? PathValue.None : [-whole],
            decimal number => [IsMinus ? -number : number],
            FhirQuantity quantity => [IsMinus ? quantity with { Value = -quantity.Value } : quantity],
            _ => throw frame.State.Failed("a sign before what is no number", "a number or a quantity"),
        };
    }
}
