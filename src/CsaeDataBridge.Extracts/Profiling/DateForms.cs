using System.Globalization;

namespace CsaeDataBridge.Extracts;

/// <summary>Which date formats read the cells of a column.</summary>
internal sealed class DateForms
{
    // The words of a mapping. Of two that read the same cell the first is taken, so that British order comes first.
    private static readonly string[] Days =
    [
        "dd/MM/yyyy", "yyyy-MM-dd", "dd-MMM-yy", "dd-MMM-yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "dd MMM yyyy", "dd MMMM yyyy", "d MMMM yyyy", "d/M/yyyy", "dd/MM/yy", "d/M/yy", "yyyyMMdd", "yyyy/MM/dd", "MM/dd/yyyy",
    ];

    private static readonly string[] Instants =
    [
        "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "dd-MMM-yy HH:mm", "dd-MMM-yyyy HH:mm", "d/M/yyyy HH:mm",
    ];

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private string? last;

    /// <summary>Looks at a cell.</summary>
    /// <param name="cell">Not blank, trimmed.</param>
    /// <param name="rows">Rows with it.</param>
    /// <returns>Date, Instant, or null when it is neither.</returns>
    public CellForm? Take(string cell, long rows)
    {
        if (cell.Length is < 6 or > 32 || !char.IsAsciiDigit(cell[0]))
        {
            return null;
        }

        if (last is null || !Reads(last, cell))
        {
            last = Array.Find(Days, format => Reads(format, cell)) ?? Array.Find(Instants, format => Reads(format, cell));
        }

        if (last is null)
        {
            return null;
        }

        counts[last] = counts.GetValueOrDefault(last) + rows;
        return Days.Contains(last) ? CellForm.Date : CellForm.Instant;
    }

    /// <summary>Formats with the cells that each read, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Counts => counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);

    // The last format that fitted may have taken MM/dd for a cell that dd/MM reads too: it only stays while the first cannot.
    private static bool Reads(string format, string cell) =>
        DateTime.TryParseExact(cell, format.Replace("T", "'T'", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
        && date.Year is >= 1900 and <= 2100
        && (format != "MM/dd/yyyy" || !Reads("dd/MM/yyyy", cell));
}
