using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>What was published before of the same release and period: it cannot be taken back, so it is known.</summary>
public sealed class EarlierRelease
{
    /// <summary>Where a release file keeps those that it replaced, beside itself.</summary>
    internal const string Folder = "earlier";

    private readonly Dictionary<(string Table, string Column, string Area, string Breakdown), long?> cells;

    private EarlierRelease(Dictionary<(string, string, string, string), long?> cells) => this.cells = cells;

    /// <summary>The release files of a folder: the one that stands there, and those that it replaced.</summary>
    /// <param name="path">The release file; none has to be there.</param>
    /// <exception cref="BridgeException">STO4xx: a file cannot be read.</exception>
    public static IReadOnlyList<EarlierRelease> Of(string path) => [.. Files(path).Select(Read)];

    /// <summary>Keeps the release file that stands there, if it says anything else than the release that replaces it.</summary>
    /// <exception cref="BridgeException">SHR705: it cannot be kept.</exception>
    internal static void Keep(string path, Release replacing)
    {
        if (!File.Exists(path) || Read(path).Says(replacing))
        {
            return;
        }

        string folder = Path.Combine(Path.GetDirectoryName(path)!, Folder);
        try
        {
            Directory.CreateDirectory(folder);
            string[] kept = Directory.GetFiles(folder, "*.duckdb");

            // A kill may have come after it was kept and before it was replaced.
            if (kept.Max(StringComparer.Ordinal) is { } last && File.ReadAllBytes(last).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            {
                return;
            }

            string name = Path.Combine(folder, FormattableString.Invariant($"{kept.Length + 1:D4}.duckdb"));
            File.Copy(path, $"{name}.writing", overwrite: true);
            File.Move($"{name}.writing", name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Unwritable, new Place(Folder), "a folder that an earlier release cannot be kept in", "a folder that this program may write to", "correct the permissions, or choose another folder"));
        }
    }

    /// <param name="shown">The number that was shown; null where the count was hidden.</param>
    /// <returns>False where the cell was not published, or had no data.</returns>
    internal bool Find(string table, string column, string area, string breakdown, out long? shown) => cells.TryGetValue((table, column, area, breakdown), out shown);

    private static IEnumerable<string> Files(string path)
    {
        string folder = Path.Combine(Path.GetDirectoryName(path)!, Folder);
        string[] kept = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.duckdb") : [];
        string[] last = File.Exists(path) ? [path] : [];
        return [.. kept.Order(StringComparer.Ordinal), .. last];
    }

    /// <summary>What one release file says.</summary>
    /// <exception cref="BridgeException">STO4xx: it cannot be read.</exception>
    public static EarlierRelease Read(string path)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, new DuckDbOptions());
        return new EarlierRelease(session
            .Query(
                "SELECT table_id, column_name, area_code, breakdown, value FROM cell WHERE unit = 'count' AND state IN ('shown', 'suppressed')",
                row => (Key: (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), Value: row.IsDBNull(4) ? (long?)null : (long)row.GetDouble(4)))
            .ToDictionary(cell => cell.Key, cell => cell.Value));
    }

    /// <summary>True when a release shows and hides the same counts.</summary>
    internal bool Says(Release release)
    {
        var now = new Dictionary<(string, string, string, string), long?>();
        foreach (ProtectedTable table in release.Measures.SelectMany(measure => measure.Tables))
        {
            foreach (ProtectedRow row in table.Rows)
            {
                for (int column = 0; column < row.Cells.Count; column++)
                {
                    if (table.Columns[column].Unit == "count" && row.Cells[column].State is CellState.Shown or CellState.Suppressed)
                    {
                        now[(table.Id, table.Columns[column].Name, row.AreaCode, row.Breakdown)] = (long?)row.Cells[column].Value;
                    }
                }
            }
        }

        return now.Count == cells.Count && now.All(cell => cells.TryGetValue(cell.Key, out long? value) && value == cell.Value);
    }
}
