using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>Functions that turn a value into another type, and those that ask whether it can be.</summary>
internal static partial class ConversionFunctions
{
    public static IEnumerable<PathFunction> All => new (string Type, Func<object, object?> Convert)[]
    {
        ("Boolean", ToBoolean), ("Integer", ToInteger), ("Decimal", ToDecimal), ("String", ToText), ("Quantity", ToQuantity),
        ("Date", value => ToTemporal(value, FhirTemporalKind.Date)), ("DateTime", value => ToTemporal(value, FhirTemporalKind.DateTime)), ("Time", value => ToTemporal(value, FhirTemporalKind.Time)),
    }.SelectMany(target => new PathFunction[]
    {
        new("to" + target.Type, 0, target.Type == "Quantity" ? 1 : 0, target.Type, call => call.Single() is { } value ? PathValue.Maybe(InUnit(call, target.Convert(value))) : PathValue.None),
        new("convertsTo" + target.Type, 0, target.Type == "Quantity" ? 1 : 0, "Boolean", call => call.Single() is { } value ? PathValue.Of(InUnit(call, target.Convert(value)) is not null) : PathValue.None),
    });

    private static object? InUnit(PathCall call, object? value) => call.Count > 0 && value is FhirQuantity quantity && call.Text(0) is { } unit
        ? new FhirQuantity(0, unit, UcumUnit.CalendarWord(unit) is not null) is var wanted && QuantityMath.InUnitOf(wanted, quantity) is { } number ? wanted with { Value = number } : null
        : value;

    private static object? ToBoolean(object value) => value switch
    {
        bool => value,
        int or decimal => PathValue.Number(value) switch { 1 => true, 0 => false, _ => null },
        string text => text.ToLowerInvariant() switch
        {
            "true" or "t" or "yes" or "y" or "1" or "1.0" => true,
            "false" or "f" or "no" or "n" or "0" or "0.0" => false,
            _ => null,
        },
        _ => null,
    };

    private static object? ToInteger(object value) => value switch
    {
        int => value,
        bool truth => truth ? 1 : 0,
        string text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : null,
        _ => null,
    };

    private static object? ToDecimal(object value) => value switch
    {
        decimal => value,
        int whole => (decimal)whole,
        bool truth => truth ? 1.0m : 0.0m,
        string text => NumberPattern().IsMatch(text) ? PathDecimal.Parse(text) : null,
        _ => null,
    };

    private static string? ToText(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        decimal number => PathDecimal.Text(number),
        FhirTemporal or FhirQuantity => value.ToString(),
        _ => null,
    };

    private static FhirQuantity? ToQuantity(object value) => value switch
    {
        FhirQuantity quantity => quantity,
        bool truth => new FhirQuantity(truth ? 1.0m : 0.0m, "1"),
        int or decimal => new FhirQuantity(PathValue.Number(value)!.Value, "1"),
        string text when QuantityPattern().Match(text) is { Success: true } match && PathDecimal.Parse(match.Groups["value"].Value) is { } number => match switch
        {
            _ when match.Groups["unit"].Success => new FhirQuantity(number, match.Groups["unit"].Value),
            _ when !match.Groups["word"].Success => new FhirQuantity(number, "1"),
            _ => UcumUnit.CalendarWord(match.Groups["word"].Value) is null ? null : new FhirQuantity(number, match.Groups["word"].Value, true),
        },
        _ => null,
    };

    private static FhirTemporal? ToTemporal(object value, FhirTemporalKind kind)
    {
        FhirTemporal? temporal = value switch
        {
            FhirTemporal known => known,
            string text when kind == FhirTemporalKind.Time => FhirTemporal.ParseTime(text),
            string text => FhirTemporal.Parse(text),
            _ => null,
        };
        return temporal is not null && (temporal.Kind == FhirTemporalKind.Time) == (kind == FhirTemporalKind.Time) ? temporal.As(kind) : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?<value>[+-]?[0-9]+(\.[0-9]+)?)\s*('(?<unit>[^']+)'|(?<word>[a-zA-Z]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex QuantityPattern();
}
