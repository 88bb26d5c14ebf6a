using System.Globalization;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Configuration;

/// <summary>A report that a run writes.</summary>
/// <param name="Release">Id of the release in the agreement.</param>
/// <param name="Period">As people name it, for example 2025-26.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
internal sealed partial record ReportEntry(string Release, string Period, DateOnly From, DateOnly To)
{
    /// <summary>A release for a financial year; null where the period is written in another way.</summary>
    public static ReportEntry? TryOf(string release, string period)
    {
        Match year = FinancialYear().Match(period);
        int first = year.Success ? int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return year.Success && first % 100 == (int.Parse(year.Groups[2].Value, CultureInfo.InvariantCulture) + 99) % 100
            ? new ReportEntry(release, period, new DateOnly(first, 4, 1), new DateOnly(first + 1, 3, 31))
            : null;
    }

    [GeneratedRegex("^(20[0-9]{2})-([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex FinancialYear();
}
