using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>A row condition that is ready to be asked.</summary>
internal sealed class RowTest(RowCondition condition)
{
    private const string Unknown = "unknown";
    private readonly (decimal? Number, DateOnly? Day)[] bounds = [.. condition.Values.Select(Read)];

    /// <summary>Whether a row meets it. A missing, blank or unknown value meets only less-than-or-unknown.</summary>
    public bool IsMet(IReadOnlyDictionary<string, string>? row)
    {
        string? value = null;
        row?.TryGetValue(condition.Field, out value);
        bool known = !string.IsNullOrWhiteSpace(value) && !value.Equals(Unknown, StringComparison.OrdinalIgnoreCase);
        return condition.Operator switch
        {
            RowOperator.LessThanOrUnknown => !known || Compare(value!, 0) < 0,
            _ when !known => false,
            RowOperator.IsPresent => true,
            RowOperator.Equal or RowOperator.In => condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
            RowOperator.NotEqual or RowOperator.NotIn => !condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
            RowOperator.LessThan => Compare(value!, 0) < 0,
            RowOperator.AtMost => Compare(value!, 0) <= 0,
            RowOperator.GreaterThan => Compare(value!, 0) > 0,
            RowOperator.AtLeast => Compare(value!, 0) >= 0,
            _ => Compare(value!, 0) >= 0 && Compare(value!, 1) <= 0,
        };
    }

    // What cannot be compared gives null, which no comparison is true of.
    private int? Compare(string value, int bound)
    {
        (decimal? number, DateOnly? day) = Read(value);
        return number is { } left && bounds[bound].Number is { } right ? left.CompareTo(right)
            : day is { } earlier && bounds[bound].Day is { } later ? earlier.CompareTo(later)
            : null;
    }

    private static (decimal? Number, DateOnly? Day) Read(string text) => (
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null,
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null);
}
