using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Decimals as FHIRPath counts: exact, to 28 digits, keeping how many were written.</summary>
internal static class PathDecimal
{
    /// <summary>The number, or null when it is none or cannot be held exactly.</summary>
    public static decimal? Parse(string text)
    {
        int significant = 0;
        bool leading = true;
        foreach (char digit in text.TakeWhile(character => character is not ('e' or 'E')).Where(char.IsAsciiDigit))
        {
            leading &= digit == '0';
            significant += leading ? 0 : 1;
        }

        return significant <= 28
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal value)
            && (value != 0) == (significant > 0) && Fits(text, value)
            ? value : null;
    }

    /// <summary>The digits that were written after the point.</summary>
    public static int Digits(decimal value) => value.Scale;

    /// <summary>The value with exactly that many digits after the point, towards zero, or null when it does not fit.</summary>
    public static decimal? WithDigits(decimal value, int digits) => Attempt(() =>
    {
        decimal rounded = decimal.Round(value, digits, MidpointRounding.ToZero);
        return rounded.Scale < digits ? rounded + new decimal(0, 0, 0, false, (byte)digits) : rounded;
    });

    /// <summary>Overflow gives nothing, as the specification asks.</summary>
    public static decimal? Attempt(Func<decimal> calculate)
    {
        try
        {
            return calculate();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static decimal? FromDouble(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e27 ? (decimal)value : null;

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A power of ten may push digits out of the 28 that follow the point.</summary>
    private static bool Fits(string text, decimal value)
    {
        int power = text.IndexOfAny(['e', 'E']);
        if (power < 0)
        {
            return text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal) <= 28 || !text.Contains('.', StringComparison.Ordinal);
        }

        int digits = text[..power].Contains('.', StringComparison.Ordinal) ? power - 1 - text.IndexOf('.', StringComparison.Ordinal) : 0;
        return int.TryParse(text.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent) && (value == 0 || digits - exponent <= 28);
    }
}
