namespace CsaeDataBridge.Fhir;

/// <summary>A profile or extension, with all that the profiles below it ask.</summary>
/// <param name="Type">The type it is of.</param>
/// <param name="Contexts">Of an extension, the elements it may stand on; empty for any.</param>
/// <param name="IsModifier">Of an extension, whether it changes what the element means.</param>
internal sealed record Profile(string Url, FhirType Type, ProfileNode Root, IReadOnlyList<ExtensionContext> Contexts, bool IsModifier)
{
    public bool IsExtension => Type.Name == "Extension";
}
