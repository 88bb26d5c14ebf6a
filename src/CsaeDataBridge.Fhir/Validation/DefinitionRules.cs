namespace CsaeDataBridge.Fhir;

/// <summary>Rules for definitions that the specification states in words.</summary>
internal static class DefinitionRules
{
    public static void Check(ValidationRun run, FhirNode resource)
    {
        if (resource.Type.Element("url") is not null && resource.First("url") is { Type.Name: "uri", Value: { } url } at && !References.IsAbsolute(url))
        {
            run.Error(FhirCodes.BadDefinition, "an address that is not whole", "a canonical address with its scheme", "give the whole address", at);
        }

        switch (resource.Type.Name)
        {
            case "ValueSet":
                CheckValueSet(run, resource);
                break;
            case "CodeSystem":
                CheckCodeSystem(run, resource);
                break;
        }
    }

    private static void CheckValueSet(ValidationRun run, FhirNode set)
    {
        foreach (FhirNode part in set.First("compose")?.Elements("include") ?? [])
        {
            if (part.First("system") is { Value: { } system } && !References.IsAbsolute(system))
            {
                run.Error(FhirCodes.BadDefinition, "a code system's address that is not whole", "a canonical address with its scheme", "give the whole address, of a contained code system too");
            }
        }
    }

    private static void CheckCodeSystem(ValidationRun run, FhirNode system)
    {
        if (system.Text("content") == "not-present" && system.First("concept") is { } concept)
        {
            run.Error(FhirCodes.BadDefinition, "concepts where content says that there are none", "content that fits the concepts", "correct content", concept);
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (FhirNode property in system.Elements("property"))
        {
            if ((property.Text("code") is { } code && !known.Add(code)) || (property.Text("uri") is { } uri && !known.Add("uri " + uri)))
            {
                run.Error(FhirCodes.BadDefinition, "a property that is defined before, by its code or address", "each property once", "take one away", property);
            }
        }
    }
}
