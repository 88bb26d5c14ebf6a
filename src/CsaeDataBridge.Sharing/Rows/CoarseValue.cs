using System.Globalization;

namespace CsaeDataBridge.Sharing;

/// <summary>The steps by which a released value is made coarser.</summary>
internal static class CoarseValue
{
    /// <summary>The words that a step may lead to, by the field that it is of.</summary>
    public static bool IsKnown(KeyValuePair<string, string> step) => step.Value is "quarter" or "year" or "all";

    /// <summary>A value after some steps.</summary>
    /// <param name="value">yyyy-MM of a month, yyyy-Qn of a quarter, yyyy of a year, or another value, which only <c>all</c> changes.</param>
    /// <param name="column">Its column.</param>
    /// <param name="steps">Each a column and what it becomes.</param>
    public static string Of(string value, string column, IEnumerable<KeyValuePair<string, string>> steps)
    {
        foreach (KeyValuePair<string, string> step in steps.Where(step => step.Key == column))
        {
            value = step.Value switch
            {
                "quarter" when value.Length == 7 && value[4] == '-' && value[5] != 'Q' => $"{value[..5]}Q{((int.Parse(value.AsSpan(5), CultureInfo.InvariantCulture) - 1) / 3) + 1}",
                "year" when value.Length == 7 && value[4] == '-' => value[..4],
                "all" => "all",
                _ => value,
            };
        }

        return value;
    }
}
