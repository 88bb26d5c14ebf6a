namespace CsaeDataBridge.Fhir;

/// <summary>Every code system and value set at hand: those of the packages, then those published with R4.</summary>
internal sealed class CodeBook(IReadOnlyList<FhirPackage> packages)
{
    /// <summary>What is published with R4 alone.</summary>
    public static readonly CodeBook R4 = new([]);

    public CodeSystem? System(string url)
    {
        foreach (FhirPackage package in packages)
        {
            if (package.CodeSystem(url) is { } system)
            {
                return system;
            }
        }

        return CodeText.R4.System(url);
    }

    /// <param name="canonical">An address, with a version or without; the version is not compared.</param>
    public ValueSet? ValueSet(string canonical)
    {
        string url = Canonical.Url(canonical);
        foreach (FhirPackage package in packages)
        {
            if (package.ValueSet(url) is { } set)
            {
                return set;
            }
        }

        return CodeText.R4.ValueSet(url);
    }

    /// <summary>Whether a system has a code; null when that cannot be told.</summary>
    public bool? Knows(string system, string code)
    {
        if (System(system) is { } known)
        {
            if (known.Find(code) is not null)
            {
                return true;
            }

            if (known.IsComplete)
            {
                return false;
            }
        }

        return CodeGrammar.IsCode(system, code);
    }
}
