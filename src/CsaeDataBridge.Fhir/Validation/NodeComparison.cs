using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Compares elements with the values that a profile gives.</summary>
internal static class NodeComparison
{
    /// <summary>The same value and the same elements in the same order, no more.</summary>
    public static bool AreEqual(FhirNode left, FhirNode right)
    {
        if (!HaveSameValue(left, right) || left.ChildSpan.Length != right.ChildSpan.Length)
        {
            return false;
        }

        foreach (IGrouping<string, FhirNode> group in left.Children.GroupBy(child => child.Name, StringComparer.Ordinal))
        {
            FhirNode[] others = [.. right.Elements(group.Key)];
            if (others.Length != group.Count() || !group.Zip(others).All(pair => AreEqual(pair.First, pair.Second)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a node has all that a pattern has; of what repeats each item of the pattern must find one.</summary>
    public static bool Holds(FhirNode node, FhirNode pattern)
    {
        if (pattern.Value is not null && !HaveSameValue(node, pattern))
        {
            return false;
        }

        foreach (FhirNode wanted in pattern.ChildSpan)
        {
            if (!node.Elements(wanted.Name).Any(child => Holds(child, wanted)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Below zero, zero or above as the node's number or time is less than, equal to or more than the limit; null when they cannot be compared.</summary>
    public static int? Order(FhirNode node, FhirNode limit)
    {
        if (node.Type.Is(FhirSchema.R4.Type("Quantity")))
        {
            return node.First("value") is { } value && limit.First("value") is { } bound && node.Text("code") == limit.Text("code") ? Order(value, bound) : null;
        }

        return (PathValue.Of(node), PathValue.Of(limit)) switch
        {
            (int or decimal, int or decimal) => PathValue.Number(PathValue.Of(node))!.Value.CompareTo(PathValue.Number(PathValue.Of(limit))!.Value),
            (FhirTemporal, FhirTemporal) => string.CompareOrdinal(node.Value, 0, limit.Value, 0, Math.Min(node.Value!.Length, limit.Value!.Length)),
            _ => null,
        };
    }

    private static bool HaveSameValue(FhirNode left, FhirNode right) => left.Value == right.Value
        || (left.Type.Name == "decimal" && decimal.TryParse(left.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal one)
            && decimal.TryParse(right.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal other) && one == other);
}
