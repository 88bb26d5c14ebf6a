using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Items as values: a primitive of a resource counts as the value that its text stands for.</summary>
internal static class PathValue
{
    public static readonly IReadOnlyList<object> None = [];
    public static readonly IReadOnlyList<object> True = [true];
    public static readonly IReadOnlyList<object> False = [false];

    public static IReadOnlyList<object> Of(bool? value) => value switch { null => None, true => True, _ => False };

    public static IReadOnlyList<object> Maybe(object? value) => value is null ? None : [value];

    /// <summary>The value; null where a primitive has none; the node itself where it is no primitive and no quantity.</summary>
    public static object? Of(object item) => item switch
    {
        FhirNode { Type.Kind: FhirTypeKind.Primitive } node => Primitive(node),
        FhirNode node => (object?)Quantity(node) ?? node,
        _ => item,
    };

    /// <summary>The quantity that a FHIR quantity says, when it has a plain value.</summary>
    public static FhirQuantity? Quantity(FhirNode node)
    {
        if (!node.Type.Is(Types.Quantity) || Child(node, "comparator") is not null || PathDecimal.Parse(Child(node, "value") ?? "") is not { } value)
        {
            return null;
        }

        string? code = Child(node, "code");
        string? system = Child(node, "system");
        return system == PathVariables.Ucum && code is not null ? new FhirQuantity(value, code) : new FhirQuantity(value, code ?? Child(node, "unit") ?? "1");
    }

    public static decimal? Number(object? value) => value switch { int whole => whole, decimal number => number, _ => null };

    private static string? Child(FhirNode node, string name)
    {
        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Name == name)
            {
                return child.Value;
            }
        }

        return null;
    }

    /// <summary>Text that is not what its type asks for stays text: validation is another matter.</summary>
    private static object? Primitive(FhirNode node) => node.Value is not { } text ? null : node.Type.Name switch
    {
        "boolean" => text == "true",
        "integer" or "positiveInt" or "unsignedInt" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : text,
        "decimal" => PathDecimal.Parse(text) is { } number ? number : text,
        "date" or "dateTime" or "instant" => (object?)FhirTemporal.Parse(text)?.As(node.Type.Name == "date" ? FhirTemporalKind.Date : FhirTemporalKind.DateTime) ?? text,
        "time" => (object?)FhirTemporal.ParseTime(text) ?? text,
        _ => text,
    };

    private static class Types
    {
        public static readonly FhirType Quantity = FhirSchema.R4.Type("Quantity");
    }
}
