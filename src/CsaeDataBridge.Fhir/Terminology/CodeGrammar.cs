using System.Buffers;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>Code systems that are known by their grammar and check digits instead of their codes.</summary>
internal static partial class CodeGrammar
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";

    private static readonly SearchValues<char> OfExpressions = SearchValues.Create("|:+={(");

    // The dihedral group D5 and the permutation of the Verhoeff check, as SNOMED CT's release guide prints them.
    private static readonly string[] Dihedral =
        ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"];

    private static readonly string[] Permutation =
        ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

    /// <returns>Null when the system has no grammar here.</returns>
    public static bool? IsCode(string system, string code) => system switch
    {
        Snomed => IsSnomed(code),
        Loinc => IsLoinc(code),
        PathVariables.Ucum => UcumGrammar.IsCode(code),
        "urn:ietf:bcp:47" => Language().IsMatch(code),
        "urn:ietf:bcp:13" or "http://www.rfc-editor.org/bcp/bcp13.txt" => MimeType().IsMatch(code),
        _ => null,
    };

    /// <summary>A concept id of 6 to 18 digits that ends in a concept partition and a Verhoeff digit; null for an expression of several.</summary>
    internal static bool? IsSnomed(string code)
    {
        if (code.AsSpan().IndexOfAny(OfExpressions) >= 0)
        {
            return null;
        }

        if (code.Length is < 6 or > 18 || code[0] == '0' || code.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        int check = 0;
        for (int place = 0; place < code.Length; place++)
        {
            check = Dihedral[check][Permutation[place % 8][code[code.Length - 1 - place] - '0'] - '0'] - '0';
        }

        return check == 0 && code[^3] is '0' or '1' && code[^2] == '0';
    }

    /// <summary>A number, a dash and a check digit after Luhn; parts, answers and groups begin with letters and are not held to the digit.</summary>
    internal static bool IsLoinc(string code)
    {
        int dash = code.Length - 2;
        bool lettered = code is ['L', 'A' or 'G' or 'L' or 'P', ..];
        ReadOnlySpan<char> digits = dash <= (lettered ? 2 : 0) ? [] : code.AsSpan((lettered ? 2 : 0)..dash);
        if (digits.Length is 0 or > 9 || code[dash] != '-' || !char.IsAsciiDigit(code[^1]) || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        int sum = 0;
        for (int place = 0; place < digits.Length; place++)
        {
            int digit = digits[digits.Length - 1 - place] - '0';
            sum += place % 2 == 1 ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
        }

        return lettered || (10 - (sum % 10)) % 10 == code[^1] - '0';
    }

    [GeneratedRegex("^(?:[A-Za-z]{2,8}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?|[xX](?:-[A-Za-z0-9]{1,8})+|[iI]-[A-Za-z]{2,8})\\z")]
    private static partial Regex Language();

    [GeneratedRegex("^[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,126}(?:/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,126})?(?:\\s*;\\s*[A-Za-z0-9!#$&^_.+*-]+=(?:\"[^\"]*\"|[^;\"]+))*\\z")]
    private static partial Regex MimeType();
}
