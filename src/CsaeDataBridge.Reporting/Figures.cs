using System.Globalization;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>How published figures are written.</summary>
internal static class Figures
{
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
        CellState.NoData => "no data",
        _ => "–",
    };

    /// <summary>For programs: plain digits, the marker, no_data or empty.</summary>
    public static string Csv(ProtectedCell cell, string marker) => cell.State switch
    {
        CellState.Shown => cell.Value!.Value.ToString(CultureInfo.InvariantCulture),
        CellState.Suppressed => marker,
        CellState.NoData => "no_data",
        _ => "",
    };

    public static string Unit(string unit) => unit switch
    {
        "percent" => "per cent",
        "rate_per_10000" => "per 10,000 children",
        "days" => "days",
        _ => "count",
    };
}
