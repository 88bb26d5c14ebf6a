namespace CsaeDataBridge.Extracts;

/// <summary>Guesses the columns of a file of fixed widths from the blanks that all its lines have in the same places.</summary>
internal static class FixedColumns
{
    private const int FewestLines = 3;

    /// <summary>Columns with their widths; null when the lines have no such blanks.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <returns>The columns, and whether the first line holds their names.</returns>
    public static (IReadOnlyList<(string Name, int Width)> Widths, bool HasHeader)? Guess(IReadOnlyList<string> lines)
    {
        if (lines.Count < FewestLines)
        {
            return null;
        }

        int length = lines.Max(line => line.Length);
        List<int> starts = [.. Enumerable.Range(0, length).Where(at => lines.Any(line => IsFilled(line, at)) && (at == 0 || lines.All(line => !IsFilled(line, at - 1))))];

        if (!lines[0].Any(char.IsDigit) && lines.Skip(1).Any(line => line.Any(char.IsDigit)))
        {
            // A line that looks like names says where columns start; other blanks are those within free text.
            starts.RemoveAll(at => !IsFilled(lines[0], at) || (at > 0 && IsFilled(lines[0], at - 1)));

            // The second word of a name stands one blank after the first.
            string[] rows = [.. lines.Skip(1)];
            int[] all = [.. starts, length];
            starts = [.. starts.Where((at, index) => at < 2 || !IsFilled(lines[0], at - 2) || BeginsColumn(rows, all[index - 1], at, all[index + 1]))];
        }

        // A column in which only some lines have anything may be words of free text: then every line would not reach it.
        if (starts.Count < 2 || lines.Count(line => line.TrimEnd().Length > starts[1]) < lines.Count)
        {
            return null;
        }

        starts[0] = 0;
        int[] widths = [.. starts.Select((start, index) => (index + 1 < starts.Count ? starts[index + 1] : length) - start)];
        string[] first = [.. starts.Select((start, index) => lines[0].PadRight(length).Substring(start, widths[index]).Trim())];
        bool hasHeader = first.All(cell => cell.Length > 0 && !cell.Any(char.IsDigit)) && first.Distinct(StringComparer.Ordinal).Count() == first.Length && lines.Skip(1).Any(line => line.Any(char.IsDigit));
        return ([.. widths.Select((width, index) => (hasHeader ? first[index] : $"column_{index + 1}", width))], hasHeader);
    }

    // Cells below a word begin a column when they stand where the cell before does not reach up to them, or can be blank below codes
    // that all do. Otherwise they go on from it, as the halves of a postcode do.
    private static bool BeginsColumn(string[] rows, int before, int at, int end) =>
        rows.Any(row => IsFilled(row, at, end))
        && (rows.Any(row => IsFilled(row, at, end) && !IsFilled(row, at - 2))
            || (rows.All(row => IsFilled(row, at - 2) || !IsFilled(row, before, at)) && rows.Any(row => IsFilled(row, at - 2) && !IsFilled(row, at, end))));

    private static bool IsFilled(string line, int from, int to) => from < line.Length && line.AsSpan(from, Math.Min(to, line.Length) - from).ContainsAnyExcept(' ');

    private static bool IsFilled(string line, int at) => at < line.Length && line[at] != ' ';
}
