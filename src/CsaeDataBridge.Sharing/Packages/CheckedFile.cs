using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads CSV as a spreadsheet does, to look at what it would run.</summary>
internal static class CheckedFile
{
    /// <summary>The cells of a file, without their quotes.</summary>
    public static IEnumerable<string> Cells(string path)
    {
        string text = FileGuard.Run(path, () => File.ReadAllText(path));
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char letter in text)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter is ',' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        yield return cell.ToString();
    }

    /// <summary>What the footer of a Parquet file says of values: statistics, bloom filters and metadata of whoever wrote it.</summary>
    /// <returns>How many columns of row groups say anything.</returns>
    public static long TellingColumns(string path)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = Path.GetDirectoryName(path) });
        string file = Sql.Literal(path);
        return session.Scalar<long>($"SELECT count(*) FROM parquet_metadata({file}) WHERE coalesce(stats_min, stats_max, stats_min_value, stats_max_value) IS NOT NULL OR stats_null_count IS NOT NULL OR stats_distinct_count IS NOT NULL OR bloom_filter_offset IS NOT NULL")
            + session.Scalar<long>($"SELECT count(*) FROM parquet_kv_metadata({file})");
    }

    /// <summary>The names of a Parquet file's columns.</summary>
    public static IReadOnlyList<string> ParquetColumns(string path)
    {
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { DataFolder = Path.GetDirectoryName(path) });
        return session.Query($"SELECT name FROM parquet_schema({Sql.Literal(path)}) WHERE num_children IS NULL", row => row.GetString(0));
    }
}
