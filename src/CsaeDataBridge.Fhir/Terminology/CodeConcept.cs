namespace CsaeDataBridge.Fhir;

/// <summary>A code of a system, with the words that stand for it.</summary>
/// <param name="Displays">The display and its translations; empty where the system gives none.</param>
/// <param name="Parent">The wider concept it stands below; null at the top.</param>
internal sealed record CodeConcept(string Code, string[] Displays, CodeConcept? Parent)
{
    public bool IsBelow(string code, bool orSame)
    {
        for (CodeConcept? concept = orSame ? this : Parent; concept is not null; concept = concept.Parent)
        {
            if (concept.Code == code)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Upper and lower case and the number of blanks do not make another word; what stands in brackets at the end must.</summary>
    public bool IsCalled(string display)
    {
        string given = Words(display);
        return Displays.Length == 0 || Array.Exists(Displays, own => string.Equals(Words(own), given, StringComparison.OrdinalIgnoreCase));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
