namespace CsaeDataBridge.Fhir;

/// <summary>Equality and order of items, three-valued: null when what is known does not decide.</summary>
internal sealed class PathEquality : IEqualityComparer<object>
{
    public static readonly PathEquality Comparer = new();

    public static bool? AreEqual(IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        return left.Count == right.Count ? All(left.Zip(right, AreEqual)) : false;
    }

    public static bool? AreEqual(object left, object right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        object? leftValue = PathValue.Of(left);
        object? rightValue = PathValue.Of(right);
        return (leftValue, rightValue) switch
        {
            (null, null) => All(Children(left, right)),
            (null, _) or (_, null) => false,
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (bool a, bool b) => a == b,
            (int or decimal, int or decimal) => PathValue.Number(leftValue) == PathValue.Number(rightValue),
            (FhirQuantity a, FhirQuantity b) => QuantityMath.Compare(a, b) is { } order ? order == 0 : null,
            (FhirQuantity a, int or decimal) => QuantityMath.Compare(a, new FhirQuantity(PathValue.Number(rightValue)!.Value, "1")) is { } order ? order == 0 : null,
            (int or decimal, FhirQuantity b) => QuantityMath.Compare(new FhirQuantity(PathValue.Number(leftValue)!.Value, "1"), b) is { } order ? order == 0 : null,
            (FhirTemporal a, FhirTemporal b) when (a.Kind == FhirTemporalKind.Time) == (b.Kind == FhirTemporalKind.Time) => TemporalMath.Compare(a, b) is { } order ? order == 0 : null,
            (FhirNode a, FhirNode b) => a.Type == b.Type ? All(Children(a, b)) : false,
            (FhirPathTypeName a, FhirPathTypeName b) => a == b,
            _ => false,
        };
    }

    public static bool AreEquivalent(IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var rest = right.ToList();
        return left.All(item => rest.FindIndex(other => AreEquivalent(item, other)) is >= 0 and var at && Take(rest, at));
    }

    public static bool AreEquivalent(object left, object right)
    {
        object? leftValue = PathValue.Of(left);
        object? rightValue = PathValue.Of(right);
        return (leftValue, rightValue) switch
        {
            (string a, string b) => string.Equals(Words(a), Words(b), StringComparison.OrdinalIgnoreCase),
            (int or decimal, int or decimal) => QuantityMath.ValuesAreEquivalent(PathValue.Number(leftValue)!.Value, PathValue.Number(rightValue)!.Value),
            (FhirQuantity a, FhirQuantity b) => QuantityMath.AreEquivalent(a, b),
            (FhirNode a, FhirNode b) => a.Type == b.Type && AreEquivalent(Contents(a), Contents(b)),
            _ => AreEqual(left, right) == true,
        };
    }

    /// <summary>Negative, zero, positive; null when undecided.</summary>
    public static int? Compare(PathState state, object left, object right) => (left, right) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (int or decimal, int or decimal) => PathValue.Number(left)!.Value.CompareTo(PathValue.Number(right)!.Value),
        (FhirQuantity a, FhirQuantity b) => QuantityMath.Compare(a, b),
        (FhirQuantity a, int or decimal) => QuantityMath.Compare(a, new FhirQuantity(PathValue.Number(right)!.Value, "1")),
        (int or decimal, FhirQuantity b) => QuantityMath.Compare(new FhirQuantity(PathValue.Number(left)!.Value, "1"), b),
        (FhirTemporal a, FhirTemporal b) when (a.Kind == FhirTemporalKind.Time) == (b.Kind == FhirTemporalKind.Time) => TemporalMath.Compare(a, b),
        _ => throw state.Failed("values of types that have no order together", "two texts, two numbers, two quantities, or two dates or times"),
    };

    bool IEqualityComparer<object>.Equals(object? x, object? y) => AreEqual(x!, y!) == true;

    /// <summary>Only what is certainly as different as the hash may have another: dates, quantities and nodes are told apart by comparing.</summary>
    int IEqualityComparer<object>.GetHashCode(object obj) => PathValue.Of(obj) switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        int whole => ((decimal)whole).GetHashCode(),
        decimal number => number.GetHashCode(),
        bool value => value ? 2 : 3,
        FhirNode node => HashCode.Combine(node.Type.Name, node.Children.Count, node.Children.FirstOrDefault(child => child.Value is not null)?.Value),
        _ => 1,
    };

    private static bool Take(List<object> rest, int at)
    {
        rest.RemoveAt(at);
        return true;
    }

    private static IEnumerable<bool?> Children(object left, object right)
    {
        ReadOnlySpan<FhirNode> a = ((FhirNode)left).ChildSpan;
        ReadOnlySpan<FhirNode> b = ((FhirNode)right).ChildSpan;
        if (a.Length != b.Length)
        {
            return [false];
        }

        FhirNode[] others = b.ToArray();
        return a.ToArray().Select((child, index) => child.Name == others[index].Name ? AreEqual(child, others[index]) : false);
    }

    /// <summary>An id within a resource says nothing of what an element means.</summary>
    private static FhirNode[] Contents(FhirNode node) => [.. node.Children.Where(child => child.Name != "id")];

    private static bool? All(IEnumerable<bool?> answers)
    {
        bool? all = true;
        foreach (bool? answer in answers)
        {
            if (answer == false)
            {
                return false;
            }

            all = answer is null ? null : all;
        }

        return all;
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
