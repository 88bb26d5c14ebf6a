namespace CsaeDataBridge.Extracts;

/// <summary>Makes column names of one or more header rows.</summary>
internal static class HeaderNames
{
    /// <summary>More columns than any spreadsheet has: such a file is refused before it fills the memory.</summary>
    public const int Most = 16_384;

    /// <summary>Joins the names of each column, top to bottom, with " / ". The text of a merged cell stands in its first column only.</summary>
    public static string[] Join(IReadOnlyList<string[]> rows)
    {
        string[] headers = new string[rows.Max(row => row.Length)];
        for (int row = 0; row < rows.Count - 1; row++)
        {
            for (int column = 1; column < rows[row].Length; column++)
            {
                rows[row][column] = rows[row][column].Length > 0 ? rows[row][column] : rows[row][column - 1];
            }
        }

        for (int column = 0; column < headers.Length; column++)
        {
            headers[column] = string.Join(" / ", rows.Select(row => column < row.Length ? row[column] : "").Where(text => text.Length > 0));
        }

        return headers;
    }
}
