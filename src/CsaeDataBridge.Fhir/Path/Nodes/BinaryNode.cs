namespace CsaeDataBridge.Fhir;

/// <summary>Operators over two collections: equality, order, membership, union, and arithmetic.</summary>
internal sealed class BinaryNode : PathNode
{
    public BinaryNode(int position, string operation, PathNode left, PathNode right)
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
        PathStatic left = Left.Check(check);
        PathStatic right = Right.Check(check);
        switch (Operation)
        {
            case "|":
                return left.Or(right);
            case "+" or "-":
                if (left.IsKnown && right.IsKnown && left.Types!.All(IsTemporal) && right.Types!.All(IsNumber))
                {
                    throw PathFault.Meaning(Position, "a number added to a date or time", "a quantity with a unit of time, such as 7 days");
                }

                return left;
            case "*" or "/" or "div" or "mod":
                return PathStatic.Any;
            case "&":
                return PathStatic.Of("String");
            default:
                return PathStatic.Of("Boolean");
        }
    }

    protected override IReadOnlyList<object> Run(PathFrame frame)
    {
        IReadOnlyList<object> left = Left.Evaluate(frame.Apart());
        IReadOnlyList<object> right = Right.Evaluate(frame.Apart());
        PathState state = frame.State;
        state.Spend(left.Count + right.Count);
        state.Position = Position;
        return Operation switch
        {
            "=" => PathValue.Of(PathEquality.AreEqual(left, right)),
            "!=" => PathValue.Of(!PathEquality.AreEqual(left, right)),
            "~" => PathValue.Of(PathEquality.AreEquivalent(left, right)),
            "!~" => PathValue.Of(!PathEquality.AreEquivalent(left, right)),
            "|" => [.. left.Concat(right).Distinct(PathEquality.Comparer)],
            "in" => Contains(state, right, left),
            "contains" => Contains(state, left, right),
            "<" or "<=" or ">" or ">=" => Compare(state, left, right),
            "&" => [PathArithmetic.Concatenate(state, state.Single(left), state.Single(right))],
            _ => PathValue.Maybe(PathArithmetic.Calculate(state, Operation, state.Single(left), state.Single(right))),
        };
    }

    private static IReadOnlyList<object> Contains(PathState state, IReadOnlyList<object> items, IReadOnlyList<object> item)
    {
        if (item.Count > 1)
        {
            throw state.Failed("several items", "one item");
        }

        return item.Count == 0 ? PathValue.None : PathValue.Of(items.Any(other => PathEquality.AreEqual(other, item[0]) == true));
    }

    private IReadOnlyList<object> Compare(PathState state, IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        object? leftValue = state.Single(left);
        object? rightValue = state.Single(right);
        if (leftValue is null || rightValue is null || PathEquality.Compare(state, leftValue, rightValue) is not { } order)
        {
            return PathValue.None;
        }

        return PathValue.Of(Operation switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private static bool IsTemporal(object type) => type is "Date" or "DateTime" or "Time" or FhirType { Name: "date" or "dateTime" or "instant" or "time" };

    private static bool IsNumber(object type) => type is "Integer" or "Decimal" or FhirType { Name: "integer" or "decimal" or "positiveInt" or "unsignedInt" };
}
