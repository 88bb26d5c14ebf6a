using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Checks codes against their systems and value sets.</summary>
internal static class CodeCheck
{
    /// <summary>A coding, wherever it stands: its system must have the code, and call it so.</summary>
    public static void Coding(ValidationRun run, FhirNode coding)
    {
        if (coding.Text("system") is not { } system || coding.First("code") is not { Value: { } code } at)
        {
            return;
        }

        CodeSystem? known = run.Codes.System(system);
        CodeConcept? concept = known?.Find(code);
        if (known is { IsSupplement: true })
        {
            run.Error(FhirCodes.UnknownCode, "a supplement as the code system", "the code system that it adds to", "give the address of that system", coding.First("system"));
        }
        else if (concept is null && (known is { IsComplete: true } || CodeGrammar.IsCode(system, code) == false))
        {
            run.Error(FhirCodes.UnknownCode, Hidden.Cell(code.Length), "a code of its code system", "correct the code or its system", at);
        }
        else if (concept is not null && known!.IsComplete && coding.First("display") is { Value: { } display } shown && !concept.IsCalled(display))
        {
            run.Error(FhirCodes.WrongDisplay, Hidden.Cell(display.Length), "a display that the code system has for the code", "correct the display, or leave it out", shown);
        }
    }

    /// <summary>A quantity's unit by its code.</summary>
    public static void Quantity(ValidationRun run, FhirNode quantity)
    {
        if (quantity.Text("system") is { } system && quantity.First("code") is { Value: { } code } at && run.Codes.Knows(system, code) == false)
        {
            run.Error(FhirCodes.UnknownCode, Hidden.Cell(code.Length), "a code of its code system", "correct the code or its system", at);
        }
    }

    /// <summary>An element whose codes must be of a value set.</summary>
    /// <param name="canonical">The value set's address, for the warning that it is not at hand.</param>
    public static void Required(ValidationRun run, FhirNode node, ValueSet? set, string canonical)
    {
        if (set is null)
        {
            run.Warning(FhirCodes.ValueSetAbsent, "a code that cannot be checked", $"the value set {Canonical.Url(canonical)}", "give the package that has it");
            return;
        }

        bool? inside = IsMember(run.Codes, node, set);
        if (inside == false)
        {
            run.Error(FhirCodes.NotInValueSet, "a code outside the value set, or none", $"a code of {set.Url}", "give one of its codes");
        }
    }

    /// <summary>An element whose codes should be of a value set; whether one of its codes would fit, nobody can tell here.</summary>
    public static void Extensible(ValidationRun run, FhirNode node, ValueSet set)
    {
        if (IsMember(run.Codes, node, set) == false)
        {
            run.Warning(FhirCodes.NotInValueSet, "a code outside the value set, or none", $"a code of {set.Url} where one of them fits", "give one of its codes, unless none fits");
        }
    }

    /// <summary>Whether an element's code, or one of a concept's, is of a value set; null when it cannot be told.</summary>
    public static bool? IsMember(CodeBook codes, FhirNode node, ValueSet set) => node.Type.Name == "CodeableConcept" ? Any(codes, node, set) : One(codes, node, set);

    private static bool? Any(CodeBook codes, FhirNode concept, ValueSet set)
    {
        bool? any = false;
        foreach (FhirNode child in concept.ChildSpan)
        {
            if (child.Name == "coding")
            {
                bool? one = One(codes, child, set);
                any = one == true ? true : any == true ? true : one is null ? null : any;
            }
        }

        // A concept without codes may still say why, in an extension.
        return any == false && concept.First("coding") is null && concept.First("extension") is not null ? null : any;
    }

    /// <summary>Of a code its text, of a coding or quantity system and code.</summary>
    private static bool? One(CodeBook codes, FhirNode node, ValueSet set)
    {
        if (node.Type.Kind == FhirTypeKind.Primitive)
        {
            return node.Value is { } text ? set.Contains(codes, null, text) : null;
        }

        return node.Text("code") is { } code ? set.Contains(codes, node.Text("system") ?? "", code) : node.First("extension") is not null ? null : false;
    }
}
