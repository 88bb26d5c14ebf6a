using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Knows records that are no rows: the header again, as on each page of a printed list, and the trailers that a layout names.</summary>
internal sealed class NoRow(IReadOnlyList<string> headers, IReadOnlyList<string> trailers)
{
    private readonly byte[] first = Encoding.UTF8.GetBytes(headers.Count == 0 ? "" : headers[0]);
    private readonly WildcardPattern[] patterns = [.. trailers.Select(trailer => new WildcardPattern(trailer))];

    /// <returns>EXT242 or EXT243; null for a row.</returns>
    public string? Code(IRecordReader record, int cells) =>
        IsHeader(record, cells) ? ExtractCodes.RepeatedHeader : IsTrailer(record, cells) ? ExtractCodes.Trailer : null;

    private bool IsHeader(IRecordReader record, int cells)
    {
        if (cells != headers.Count || first.Length == 0 || !record.Cell(0).SequenceEqual(first))
        {
            return false;
        }

        for (int column = 1; column < cells; column++)
        {
            if (!Encoding.UTF8.GetString(record.Cell(column)).Equals(headers[column], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTrailer(IRecordReader record, int cells)
    {
        if (patterns.Length == 0)
        {
            return false;
        }

        for (int column = 0; column < cells; column++)
        {
            if (!record.Cell(column).IsEmpty)
            {
                string normal = NormalForm.Of(Encoding.UTF8.GetString(record.Cell(column)));
                return Array.Exists(patterns, pattern => pattern.MatchesNormal(normal));
            }
        }

        return false;
    }
}
