namespace CsaeDataBridge.Fhir;

/// <summary>Follows references, and tells what they may point at.</summary>
internal static class References
{
    /// <summary>Whether an address begins with a scheme.</summary>
    public static bool IsAbsolute(string reference) =>
        reference.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && reference.AsSpan(0, colon).IndexOfAny('/', '#', '?') < 0;

    public static FhirNode? Contained(FhirNode container, string id)
    {
        if (id.Length == 0)
        {
            return container;
        }

        foreach (FhirNode child in container.ChildSpan)
        {
            if (child.Name == "contained" && child.Text("id") == id)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The resource that a reference means: contained, in the bundle, or as the caller can find it.</summary>
    public static FhirNode? Resolve(ValidationRun run, string reference)
    {
        if (reference.StartsWith('#'))
        {
            return Contained(run.Container, reference[1..]);
        }

        return run.Bundle is { } bundle && Entry(run, bundle, reference) is { } entry ? bundle.Resource(entry) : run.Options.Resolve?.Invoke(reference);
    }

    /// <summary>The type of the resource that a reference means, which need not be read for it when the bundle has it.</summary>
    public static string? TypeOfTarget(ValidationRun run, string reference) => run.Bundle is { } bundle && !reference.StartsWith('#') && Entry(run, bundle, reference) is { } entry
        ? bundle.TypeOf(entry)?.Name
        : Resolve(run, reference)?.Type.Name;

    private static int? Entry(ValidationRun run, BundleIndex bundle, string reference) => bundle.First(reference, FullUrl(run), reference);

    /// <summary>A reference must point at a type that the element allows, as far as the type can be told.</summary>
    public static void Check(ValidationRun run, FhirNode reference)
    {
        if (reference.Element is not { IsAsWritten: false } element || ElementPlan.Of(element).AnyTarget)
        {
            return;
        }

        string? text = reference.Text("reference");
        string? type = (text is null ? null : text.StartsWith('#') ? Contained(run.Container, text[1..])?.Type.Name : TypeOf(text)) ?? reference.Text("type");
        type ??= text is null ? null : TypeOfTarget(run, text);
        if (type is not null && FhirSchema.R4.TryGetType(type, out FhirType? known) && known.Kind == FhirTypeKind.Resource && !element.Targets.Contains(type))
        {
            run.Error(FhirCodes.WrongTarget, $"a reference to {type}", string.Join(", ", element.Targets), "point at a resource of those types");
        }
    }

    /// <summary>A canonical must name a definition of a type that the element allows, as far as the definition is at hand.</summary>
    public static void CheckCanonical(ValidationRun run, FhirNode canonical, string text)
    {
        if (canonical.Element is not { IsAsWritten: false, Targets.Count: > 0 } element || ElementPlan.Of(element).AnyTarget)
        {
            return;
        }

        string url = Canonical.Url(text);
        string? found = run.Codes.ValueSet(url) is not null ? "ValueSet" : run.Codes.System(url) is not null ? "CodeSystem" : null;
        if (found is not null && !element.Targets.Contains(found))
        {
            run.Error(FhirCodes.WrongTarget, $"the address of a {found}", string.Join(", ", element.Targets), "give the address of a definition of those types");
        }
    }

    /// <summary>The type that a reference's text shows: <c>Patient/1</c>, <c>http://example.org/fhir/Patient/1/_history/2</c>; null when it shows none.</summary>
    public static string? TypeOf(string reference)
    {
        int history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        ReadOnlySpan<char> text = history < 0 ? reference : reference.AsSpan(0, history);
        int id = text.LastIndexOf('/');
        if (id <= 0 || text.StartsWith("urn:", StringComparison.Ordinal) || text.IndexOfAny('?', '#') >= 0 || !PrimitiveCheck.IsId(text[(id + 1)..]))
        {
            return null;
        }

        int type = text[..id].LastIndexOf('/');
        return (type < 0 || IsAbsolute(reference)) && FhirSchema.R4.TryGetType(text[(type + 1)..id], out FhirType? known) && known is { Kind: FhirTypeKind.Resource, IsAbstract: false } ? known.Name : null;
    }

    /// <summary>The full address of the entry that the check stands in.</summary>
    public static string? FullUrl(ValidationRun run)
    {
        ReadOnlySpan<FhirNode> trail = run.Trail;
        for (int step = trail.Length - 1; step > 0; step--)
        {
            if (trail[step].Name == "entry" && trail[step - 1].Type.Name == "Bundle")
            {
                return trail[step].Text("fullUrl");
            }
        }

        return null;
    }
}
