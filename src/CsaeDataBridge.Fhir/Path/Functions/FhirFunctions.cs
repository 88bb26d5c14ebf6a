namespace CsaeDataBridge.Fhir;

/// <summary>Functions that FHIR adds to the language.</summary>
internal static class FhirFunctions
{
    private const string Profiles = "http://hl7.org/fhir/StructureDefinition/";

    public static IEnumerable<PathFunction> All =>
    [
        new("extension", 1, 1, "Extension", Extension),
        new("hasValue", 0, 0, "Boolean", call => PathValue.Of(call.Input is [FhirNode { Value: not null } or not FhirNode])),
        new("getValue", 0, 0, "?", call => call.Input is [FhirNode { Value: not null } node] ? PathValue.Maybe(PathValue.Of(node)) : PathValue.None),
        new("resolve", 0, 0, "?", call => [.. call.Input.Select(item => Resolve(call.State, item)).OfType<FhirNode>()]),
        new("htmlChecks", 0, 0, "Boolean", call => call.Single() is string text ? PathValue.Of(XhtmlCheck.IsAllowed(text)) : PathValue.None),
        new("conformsTo", 1, 1, "Boolean", ConformsTo),
        new("memberOf", 1, 1, "Boolean", MemberOf),
    ];

    private static IReadOnlyList<object> Extension(PathCall call)
    {
        string? url = call.Text(0);
        return url is null ? PathValue.None : [.. call.Input.OfType<FhirNode>().SelectMany(node => node.Elements("extension")).Where(extension => extension.Elements("url").Any(own => own.Value == url))];
    }

    /// <summary>Follows a reference within the resource, then as the context can; what is not found is left out.</summary>
    private static FhirNode? Resolve(PathState state, object item)
    {
        string? reference = item switch
        {
            string text => text,
            FhirNode { Type.Kind: FhirTypeKind.Primitive } node => node.Value,
            FhirNode node => node.Elements("reference").FirstOrDefault()?.Value,
            _ => null,
        };
        if (reference is null)
        {
            return null;
        }

        FhirNode? root = state.Context.RootResource ?? state.Resource;
        return reference.StartsWith('#')
            ? reference.Length == 1 ? root : root?.Elements("contained").FirstOrDefault(contained => contained.Elements("id").Any(id => id.Value == reference[1..]))
            : state.Context.Resolve?.Invoke(reference);
    }

    /// <summary>Nothing when it cannot be told: the value set or a code system of it is not at hand, or there are several items.</summary>
    private static IReadOnlyList<object> MemberOf(PathCall call)
    {
        CodeBook codes = call.State.Context.Codes ?? CodeBook.R4;
        return call.Input.Count == 1 && call.Text(0) is { } url && codes.ValueSet(url) is { } set
            ? PathValue.Of(call.Input[0] is FhirNode node ? CodeCheck.IsMember(codes, node, set) : call.Input[0] is string code ? set.Contains(codes, null, code) : false)
            : PathValue.None;
    }

    /// <summary>Answers for the types of R4 itself; a profile that is not known is a fault, never a silent no.</summary>
    private static IReadOnlyList<object> ConformsTo(PathCall call)
    {
        if (call.Input.Count == 0 || call.Text(0) is not { } profile)
        {
            return PathValue.None;
        }

        return profile.StartsWith(Profiles, StringComparison.Ordinal) && FhirSchema.R4.TryGetType(profile[Profiles.Length..], out FhirType? type)
            ? PathValue.Of(call.Input is [FhirNode node] && node.Type.Is(type))
            : throw call.State.Failed("a profile that is not known", "the address of a type of R4");
    }
}
