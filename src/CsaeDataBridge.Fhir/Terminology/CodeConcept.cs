namespace CsaeDataBridge.Fhir;

/// <summary>A code of a system, with the words that stand for it.</summary>
/// <param name="Displays">The display, its translations and short definitions, which some write instead; empty where the system gives none.</param>
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

    /// <summary>Upper and lower case, blanks and punctuation do not make another word.</summary>
    public bool IsCalled(string display)
    {
        if (Displays.Length == 0 || Array.Exists(Displays, own => string.Equals(own, display, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        string given = Words(display);
        return Array.Exists(Displays, own => string.Equals(Words(own), given, StringComparison.OrdinalIgnoreCase));
    }

    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
