using System.Text.RegularExpressions;

namespace CsaeDataBridge.Extracts;

/// <summary>Tells the forms of a cell.</summary>
internal static partial class CellForms
{
    private static readonly HashSet<string> YesNo = ["y", "n", "yes", "no", "true", "false", "t", "f", "x", "✓", "✔", "ticked"];

    /// <summary>Every form of a cell besides dates.</summary>
    /// <param name="cell">Not blank, trimmed.</param>
    public static IEnumerable<CellForm> Of(string cell)
    {
        if (YesNo.Contains(cell.ToLowerInvariant()))
        {
            yield return CellForm.YesNo;
        }

        if (cell.Length <= 40)
        {
            foreach ((CellForm form, Regex regex) in Patterns)
            {
                if (regex.IsMatch(cell))
                {
                    yield return form;
                }
            }

            if (IsNhsNumber(cell))
            {
                yield return CellForm.NhsNumber;
            }
        }

        if (cell.Count(char.IsWhiteSpace) >= 3)
        {
            yield return CellForm.Prose;
        }
    }

    private static readonly (CellForm Form, Regex Regex)[] Patterns =
    [
        (CellForm.Whole, WholeNumber()),
        (CellForm.Decimal, DecimalNumber()),
        (CellForm.Upn, Upn()),
        (CellForm.Postcode, Postcode()),
        (CellForm.Gss, Gss()),
        (CellForm.Offence, Offence()),
        (CellForm.DfeFactor, DfeFactor()),
        (CellForm.Reference, Reference()),
    ];

    // Ten digits, perhaps with blanks between; the weights 10 to 2 and the rest of 11 give the last.
    private static bool IsNhsNumber(string cell)
    {
        int digits = 0;
        int sum = 0;
        int last = 0;
        foreach (char letter in cell)
        {
            if (letter is ' ' or '-')
            {
                continue;
            }

            if (!char.IsAsciiDigit(letter) || digits == 10)
            {
                return false;
            }

            last = letter - '0';
            sum += digits < 9 ? last * (10 - digits) : 0;
            digits++;
        }

        return digits == 10 && (11 - (sum % 11)) % 11 == last;
    }

    [GeneratedRegex("^[+-]?[0-9]{1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^[+-]?[0-9]{1,9}\\.[0-9]{1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex("^[A-Za-z][0-9]{11}[0-9A-Za-z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Upn();

    [GeneratedRegex("^[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex("^[EWSNKewsnk][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Gss();

    [GeneratedRegex("^(?:[0-9]{1,3}[/.][0-9]{1,2}|[0-9]{5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Offence();

    [GeneratedRegex("^[0-9]{1,2}[A-Za-z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex DfeFactor();

    [GeneratedRegex("^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/_.-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
