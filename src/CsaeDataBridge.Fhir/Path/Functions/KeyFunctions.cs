namespace CsaeDataBridge.Fhir;

/// <summary>Functions that SQL on FHIR adds to the language.</summary>
internal static class KeyFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        new("getResourceKey", 0, 0, "String", call => [.. call.Input.OfType<FhirNode>().SelectMany(node => node.Elements("id").Select(id => $"{node.Type.Name}/{id.Value}"))]),
        new("getReferenceKey", 0, 1, "String", ReferenceKey) { NamesType = true },
        new("getReferrers", 1, 1, "?", call => throw call.State.Failed("getReferrers() outside a view", "a view over the whole delivery")) { NamesType = true },
    ];

    private static IReadOnlyList<object> ReferenceKey(PathCall call)
    {
        string? type = call.Count == 0 ? null
            : call.Arguments[0] is MemberNode { Focus: null } name ? name.Name : throw call.State.Failed("an argument that is no type", "a type of resource");
        return [.. call.Input.OfType<FhirNode>().SelectMany(node => node.Elements("reference")).Select(reference => FhirReference.Key(reference.Value ?? "", type)).OfType<string>()];
    }
}
