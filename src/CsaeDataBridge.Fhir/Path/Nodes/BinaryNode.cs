namespace CsaeDataBridge.Fhir;

/// <summary>Operators over two collections: equality, order, membership, union, and arithmetic.</summary>
internal sealed class BinaryNode : PathNode
{
    private readonly PathNode _left;
    private readonly PathNode _right;
    private readonly string _operation;

    public BinaryNode(int position, string operation, PathNode left, PathNode right)
        : base(position)
    {
        _operation = operation;
        _left = left;
        _right = right;
        Depth = Math.Max(left.Depth, right.Depth) + 1;
    }

    public override PathStatic Check(PathCheck check)
    {
        PathStatic left = _left.Check(check);
        PathStatic right = _right.Check(check);
        switch (_operation)
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
        IReadOnlyList<object> left = _left.Evaluate(frame);
        IReadOnlyList<object> right = _right.Evaluate(frame);
        PathState state = frame.State;
        state.Spend(left.Count + right.Count);
        state.Position = Position;
        return _operation switch
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
            _ => PathValue.Maybe(PathArithmetic.Calculate(state, _operation, state.Single(left), state.Single(right))),
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

        return PathValue.Of(_operation switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private static bool IsTemporal(object type) => type is "Date" or "DateTime" or "Time" or FhirType { Name: "date" or "dateTime" or "instant" or "time" };

    private static bool IsNumber(object type) => type is "Integer" or "Decimal" or FhirType { Name: "integer" or "decimal" or "positiveInt" or "unsignedInt" };
}
