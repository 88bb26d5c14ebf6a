namespace CsaeDataBridge.Sharing;

/// <summary>A long-form table as it stands in a file: dimensions and a count a line.</summary>
/// <param name="Name">The file as messages name it.</param>
/// <param name="Rows">Cells of each row, as many as there are headers.</param>
public sealed record CountFile(string Name, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Index of the column with that header, from 0; -1 for none.</summary>
    public int Column(string header)
    {
        for (int column = 0; column < Headers.Count; column++)
        {
            if (Headers[column] == header)
            {
                return column;
            }
        }

        return -1;
    }
}
