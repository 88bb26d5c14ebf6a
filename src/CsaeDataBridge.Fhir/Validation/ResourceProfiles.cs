namespace CsaeDataBridge.Fhir;

/// <summary>The profiles that a resource must keep: those it claims, those the caller asks for, and those R4 asks of vital signs.</summary>
internal static class ResourceProfiles
{
    /// <summary>LOINC codes that make an observation a vital sign, with the profile that R4 asks for (Observation, "Vital Signs Profile").</summary>
    private static readonly Dictionary<string, string> VitalSigns = new(StringComparer.Ordinal)
    {
        ["85353-1"] = "vitalspanel",
        ["9279-1"] = "resprate",
        ["8867-4"] = "heartrate",
        ["2708-6"] = "oxygensat",
        ["8310-5"] = "bodytemp",
        ["8302-2"] = "bodyheight",
        ["9843-4"] = "headcircum",
        ["29463-7"] = "bodyweight",
        ["39156-5"] = "bmi",
        ["85354-9"] = "bp",
    };

    public static void Check(ValidationRun run, FhirNode resource)
    {
        foreach (FhirNode claimed in resource.First("meta")?.Elements("profile") ?? [])
        {
            if (claimed.Value is { } canonical)
            {
                CheckOne(run, resource, canonical);
            }
        }

        foreach (string canonical in run.Options.Profiles)
        {
            if (ProfileCheck.Find(run, canonical) is { } profile && profile.Type == resource.Type)
            {
                CheckAgainst(run, resource, profile);
            }
        }

        if (resource.Type.Name == "Observation" && VitalSign(resource) is { } vital)
        {
            CheckOne(run, resource, Canonical.Core + vital);
        }
    }

    private static void CheckOne(ValidationRun run, FhirNode resource, string canonical)
    {
        string url = Canonical.Url(canonical);
        if (Canonical.CoreType(url) is { } type)
        {
            if (!resource.Type.Is(type))
            {
                run.Error(FhirCodes.WrongType, $"a resource of type {resource.Type.Name}", $"{type.Name}, whose profile it claims", "correct the profile");
            }
        }
        else if (ProfileCheck.Find(run, url) is not { } profile)
        {
            run.Warning(FhirCodes.UnknownProfile, "a profile that is not at hand, so that it is not checked", "profiles of R4 or of the packages given", "give the package that has it");
        }
        else if (profile.Type != resource.Type)
        {
            run.Error(FhirCodes.WrongType, $"a resource of type {resource.Type.Name}", $"{profile.Type.Name}, of which the claimed profile is", "correct the profile");
        }
        else
        {
            CheckAgainst(run, resource, profile);
        }
    }

    /// <summary>Profiles count and slice entries, so that they need the whole of a bundle.</summary>
    private static void CheckAgainst(ValidationRun run, FhirNode resource, Profile profile)
    {
        if (run.IsPart && ReferenceEquals(resource, run.Root))
        {
            run.Warning(FhirCodes.ProfileBroken, "a profile of a bundle that is too large to be held whole, so that it is not checked", "a profile of smaller bundles, or of resources", "check the entries against profiles of their own, or split the bundle");
            return;
        }

        ProfileCheck.Check(run, resource, profile.Root);
    }

    private static string? VitalSign(FhirNode observation)
    {
        foreach (FhirNode coding in observation.First("code")?.Elements("coding") ?? [])
        {
            if (coding.Text("system") == CodeGrammar.Loinc && coding.Text("code") is { } code && VitalSigns.TryGetValue(code, out string? profile))
            {
                return profile;
            }
        }

        return null;
    }
}
