using System.Globalization;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>How published figures, dates and codes are written.</summary>
internal static class Figures
{
    /// <summary>What stands where no extract covers a figure. Never zero.</summary>
    public const string NoData = "no data";

    /// <summary>What stands where a figure cannot be worked out.</summary>
    public const string NotApplicable = "–";

    /// <summary>For people: digits grouped, the marker where hidden, words where there is no figure.</summary>
    public static string Text(ProtectedCell cell, string unit, string marker) => cell.State switch
    {
        CellState.Shown => unit switch
        {
            "percent" => cell.Value!.Value.ToString("0.#", CultureInfo.InvariantCulture) + "%",
            "rate_per_10000" => cell.Value!.Value.ToString("N1", CultureInfo.InvariantCulture),
            _ => cell.Value!.Value.ToString("#,0.#", CultureInfo.InvariantCulture),
        },
        CellState.Suppressed => marker,
        CellState.NoData => NoData,
        _ => NotApplicable,
    };

    /// <summary>For programs: plain digits, the marker, no_data or empty.</summary>
    public static string Csv(ProtectedCell cell, string marker) => cell.State switch
    {
        CellState.Shown => cell.Value!.Value.ToString(CultureInfo.InvariantCulture),
        CellState.Suppressed => marker,
        CellState.NoData => "no_data",
        _ => "",
    };

    public static string Rows(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A member of a breakdown as people read it: <c>not_recorded</c> is "Not recorded".</summary>
    public static string Member(string member) => member.Length == 0 ? "" : char.ToUpperInvariant(member[0]) + member[1..].Replace('_', ' ');
}
