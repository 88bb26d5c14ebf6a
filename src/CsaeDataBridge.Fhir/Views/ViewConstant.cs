using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Fhir;

/// <summary>Constants of a view, as literals of SQL.</summary>
internal static class ViewConstant
{
    private const string Prefix = "value";

    public static ViewValue Read(ViewObject constant)
    {
        JsonProperty[] values = [.. constant.Members.Where(member => member.Name.StartsWith(Prefix, StringComparison.Ordinal))];
        if (values is not [JsonProperty value])
        {
            throw ViewFault.NotAView(constant.File, constant.Place, values.Length == 0 ? "no value" : "several values", "one value, such as valueString");
        }

        constant.Allow("name", "id", "extension", value.Name);
        ViewKind? kind = value.Name[Prefix.Length..] switch
        {
            "String" or "Code" or "Id" or "Oid" or "Uri" or "Url" or "Uuid" or "Canonical" or "Markdown" or "Base64Binary" => ViewKind.Text,
            "Boolean" => ViewKind.Boolean,
            "Integer" or "PositiveInt" or "UnsignedInt" => ViewKind.Whole,
            "Decimal" => ViewKind.Number,
            "Date" or "DateTime" or "Instant" => ViewKind.Temporal,
            "Time" => ViewKind.Time,
            _ => null,
        };
        string? sql = (kind, value.Value.ValueKind) switch
        {
            (ViewKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.Value.GetRawText(),
            (ViewKind.Whole, JsonValueKind.Number) when value.Value.TryGetInt32(out int whole) => whole.ToString(CultureInfo.InvariantCulture),
            (ViewKind.Number, JsonValueKind.Number) when value.Value.TryGetDecimal(out decimal number) => number.ToString(CultureInfo.InvariantCulture),
            (ViewKind.Text or ViewKind.Temporal or ViewKind.Time, JsonValueKind.String) => Sql.Literal(value.Value.GetString()!),
            _ => null,
        };
        return sql is null
            ? throw ViewFault.NotAView(constant.File, $"{constant.Place}.{value.Name}", "a value that is not of its type", "a primitive of R4, in the shape of its type")
            : new ViewValue(kind!.Value, sql, false);
    }
}
