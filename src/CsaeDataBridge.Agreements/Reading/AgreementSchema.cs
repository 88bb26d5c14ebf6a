using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The language of agreements as JSON Schema, by which editors complete keys and mark misspelt ones.</summary>
public static class AgreementSchema
{
    /// <summary>The schema's text.</summary>
    public static string Write() => LanguageSchema.Write(
        "An agreement of CsaeDataBridge",
        AgreementLanguage.Definition.Shapes.Select(shape => (shape.Name, LanguageSchema.Map(shape, shape.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)LanguageSchema.Key(key)))))));
}
