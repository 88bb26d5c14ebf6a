using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Direct identifiers, read row by row on their way to the vault: they are nearly all different.</summary>
internal static class IdentitySql
{
    private const string UpnAlphabet = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>The identifier in its one writing, or NULL when the text is none.</summary>
    public static string Value(string system, string text) => system switch
    {
        "nhs_number" => Checked(Digits(text), NhsNumber(Digits(text))),
        "upn" => Checked(Compact(text), Upn(Compact(text))),
        "postcode" => $"CASE WHEN regexp_full_match({Compact(text)}, '[A-Z]{{1,2}}[0-9][0-9A-Z]?[0-9][A-Z]{{2}}') THEN left({Compact(text)}, -3) || ' ' || right({Compact(text)}, 3) END",
        _ => text,
    };

    /// <summary>True when a text of this system can be wrong.</summary>
    public static bool IsChecked(string system) => system is "nhs_number" or "upn" or "postcode";

    /// <summary>The column of the typed row with the identifier in its one writing, which is worked out once.</summary>
    public static string Kept(FieldDefinition field) => IsChecked(field.CodeSystem!) ? Sql.Identifier($"{field.Name}__kept") : Sql.Identifier(field.Name);

    private static string Digits(string text) => $"translate({text}, ' -', '')";

    private static string Compact(string text) => $"upper(translate({text}, ' -', ''))";

    private static string Checked(string value, string condition) => $"CASE WHEN {condition} THEN {value} END";

    // Modulus 11 over nine digits with weights 10 to 2; a remainder that asks for the digit 10 is no number.
    private static string NhsNumber(string digits)
    {
        string sum = string.Join(" + ", Enumerable.Range(1, 9).Select(place => $"{Text.Of(11 - place)} * TRY_CAST(substr({digits}, {Text.Of(place)}, 1) AS INTEGER)"));
        return $"CASE WHEN regexp_full_match({digits}, '[0-9]{{10}}') THEN (11 - ({sum}) % 11) % 11 = TRY_CAST(substr({digits}, 10, 1) AS INTEGER) ELSE FALSE END";
    }

    // A letter that is the sum over the other characters with weights 2 to 13, modulo 23; the last may be a letter.
    private static string Upn(string text)
    {
        string sum = string.Join(" + ", Enumerable.Range(2, 11).Select(place => $"{Text.Of(place)} * TRY_CAST(substr({text}, {Text.Of(place)}, 1) AS INTEGER)"));
        string last = $"13 * (strpos('0123456789{UpnAlphabet}', substr({text}, 13, 1)) - CASE WHEN substr({text}, 13, 1) < 'A' THEN 1 ELSE 11 END)";
        return $"CASE WHEN regexp_full_match({text}, '[A-HJ-NP-RT-Z][0-9]{{11}}[0-9A-HJ-NP-RT-Z]') THEN substr('{UpnAlphabet}', ({sum} + {last}) % 23 + 1, 1) = left({text}, 1) ELSE FALSE END";
    }
}
