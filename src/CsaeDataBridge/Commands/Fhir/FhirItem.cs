using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Commands;

/// <summary>An item that FHIRPath gave, as people and programs read it.</summary>
internal static class FhirItem
{
    /// <summary>A primitive as its text, anything else of a resource as JSON.</summary>
    public static string Text(object item) => item switch
    {
        FhirNode { Type.Kind: FhirTypeKind.Primitive } node => node.Value ?? "",
        FhirNode node => Encoding.UTF8.GetString(FhirJson.Write(node)),
        bool value => value ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{item}"),
    };

    public static JsonNode Json(object item) => new JsonObject
    {
        ["type"] = item switch
        {
            FhirNode node => node.Type.Name,
            FhirTemporal temporal => $"System.{temporal.Kind}",
            FhirQuantity => "System.Quantity",
            bool => "System.Boolean",
            int => "System.Integer",
            decimal => "System.Decimal",
            string => "System.String",
            _ => "System.TypeInfo",
        },
        ["value"] = item switch
        {
            FhirNode { Type.Kind: not FhirTypeKind.Primitive } node => JsonNode.Parse(FhirJson.Write(node)),
            bool value => value,
            int value => value,
            decimal value => value,
            _ => Text(item),
        },
    };
}
