namespace CsaeDataBridge.Fhir;

/// <summary>The variables that FHIR defines for every expression.</summary>
internal static class PathVariables
{
    public const string Ucum = "http://unitsofmeasure.org";

    public static IReadOnlyList<object>? Find(PathState state, string name) => name switch
    {
        "ucum" => [Ucum],
        "sct" => ["http://snomed.info/sct"],
        "loinc" => ["http://loinc.org"],
        "context" => PathValue.Maybe(state.Node),
        "resource" => PathValue.Maybe(state.Resource),
        "rootResource" => PathValue.Maybe(state.Context.RootResource ?? state.Resource),
        ['v', 's', '-', .. var set] => ["http://hl7.org/fhir/ValueSet/" + set],
        ['e', 'x', 't', '-', .. var extension] => ["http://hl7.org/fhir/StructureDefinition/" + extension],
        _ => state.Context.Variables.GetValueOrDefault(name),
    };
}
