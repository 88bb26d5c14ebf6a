using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Counts one column while a file streams by, within a fixed amount of memory.</summary>
internal sealed class ColumnTally(string name)
{
    // A column with more distinct cells is no list of words; beyond the second limit it is not even counted exactly.
    private const int MostWords = 500;
    private const int MostDistinct = 250_000;
    private const int LongestWord = 80;

    // What a column looks like is known long before its last row.
    private const long MostExamined = 100_000;

    private readonly HashSet<ulong> distinct = [];
    private readonly Dictionary<CellForm, long> forms = [];
    private readonly DateForms dates = new();
    private Dictionary<string, long>? words = new(StringComparer.Ordinal);
    private bool isExact = true;
    private long filled;
    private long examined;
    private long repeated;
    private int shortest = int.MaxValue;
    private int longest;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        bool isNew = false;
        if (isExact)
        {
            isNew = distinct.Add(CellHash.Of(bytes, out _, out _));
            isExact = distinct.Count <= MostDistinct;
        }

        if (!isNew && words is null && examined >= MostExamined)
        {
            filled++;
            return;
        }

        string text = Encoding.UTF8.GetString(bytes);
        string[] items = text.Split('\u001F');
        repeated += items.Length > 1 ? 1 : 0;
        bool any = false;
        foreach (string item in items.Select(item => item.Trim()).Where(item => item.Length > 0))
        {
            any = true;
            Take(item);
        }

        filled += any ? 1 : 0;
    }

    public ColumnProfile Profile(long rows, int smallestCount)
    {
        KeyValuePair<string, long>[] shown = [.. (words ?? []).Where(word => word.Value >= smallestCount).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)];
        long masked = words is null ? distinct.Count : words.Count - shown.Length;
        return new ColumnProfile
        {
            Name = name,
            Filled = filled,
            Blank = rows - filled,
            Distinct = distinct.Count,
            DistinctIsExact = isExact,
            Shortest = longest == 0 ? 0 : shortest,
            Longest = longest,
            Repeated = repeated,
            Forms = [.. forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key).Select(form => KeyValuePair.Create(form.Key, (double)form.Value / examined))],
            Dates = [.. dates.Counts.Select(date => KeyValuePair.Create(date.Key, (double)date.Value / examined))],
            Values = shown,
            Masked = masked,
            MaskedRows = words is null ? filled : words.Values.Sum() - shown.Sum(word => word.Value),
            IsWords = words is { Count: > 0 },
        };
    }

    private void Take(string cell)
    {
        shortest = Math.Min(shortest, cell.Length);
        longest = Math.Max(longest, cell.Length);
        if (words is not null)
        {
            if (cell.Length > LongestWord || (words.Count == MostWords && !words.ContainsKey(cell)))
            {
                words = null;
            }
            else
            {
                words[cell] = words.GetValueOrDefault(cell) + 1;
            }
        }

        if (examined++ >= MostExamined)
        {
            examined = MostExamined;
            return;
        }

        if (dates.Take(cell, 1) is { } date)
        {
            forms[date] = forms.GetValueOrDefault(date) + 1;
        }

        foreach (CellForm form in CellForms.Of(cell))
        {
            forms[form] = forms.GetValueOrDefault(form) + 1;
        }
    }
}
