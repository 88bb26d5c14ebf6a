using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>Writes a release as a DuckDB file for analysts: protected cells only, opened read-only, in place in one step.</summary>
public static class ReleaseFile
{
    /// <summary>The kill points of writing one release file, in order.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        "release/earlier-kept", "release/tables", "release/release", "release/measure", "release/series_break", "release/cell", "release/committed", "release/closed", "release/named",
    ];

    /// <param name="path">Where the file is to be; an earlier one is replaced only when the new one is whole, and kept beside it where it says anything else.</param>
    /// <exception cref="BridgeException">SHR705: the folder or file cannot be written; STO4xx: the database cannot.</exception>
    public static void Write(Release release, string path)
    {
        string beside = path + ".writing.duckdb";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            EarlierRelease.Keep(path, release);
            KillPoint.Reach("release/earlier-kept");
            File.Delete(beside);
            Fill(release, beside);
            KillPoint.Reach("release/closed");
            File.Move(beside, path, overwrite: true);
            KillPoint.Reach("release/named");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Unwritable, new Place(Path.GetFileName(path)), "a file or folder that cannot be written", "a folder that this program may write to, with the file closed in other programs", "close the file, or choose another folder"));
        }
        finally
        {
            // Only a failure leaves it; a second fault must not hide the first.
            Discard(beside);
        }
    }

    /// <summary>Keeps a release that was published elsewhere among the earlier ones of a file, unless one of them says the same.</summary>
    /// <param name="path">The file where runs publish it.</param>
    /// <exception cref="BridgeException">SHR705: the folder or file cannot be written; STO4xx: the database cannot.</exception>
    public static void Remember(Release release, string path)
    {
        IReadOnlyList<EarlierRelease> known = EarlierRelease.Of(path);
        if (!known.Any(earlier => earlier.Says(release)))
        {
            Write(release, Path.Combine(Path.GetDirectoryName(path)!, EarlierRelease.Folder, FormattableString.Invariant($"known-{known.Count + 1:D4}.duckdb")));
        }
    }

    private static void Fill(Release release, string beside)
    {
        using (DuckDbSession session = DuckDbSession.OpenFile(beside, readOnly: false, new DuckDbOptions()))
        {
            session.Execute(Tables);
            KillPoint.Reach("release/tables");
            session.InTransaction(() => Fill(session, release));
            KillPoint.Reach("release/committed");
            session.Execute("CHECKPOINT");
        }
    }

    private static void Discard(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private const string Tables = """
        CREATE TABLE release (id VARCHAR, title VARCHAR, area VARCHAR, period VARCHAR, from_date DATE, to_date DATE, recipient VARCHAR, agreement VARCHAR, disclosure VARCHAR, approved BOOLEAN, synthetic BOOLEAN);
        CREATE TABLE measure (measure VARCHAR, theme VARCHAR, title VARCHAR, numerator VARCHAR, denominator VARCHAR, unit VARCHAR, caveat VARCHAR, completeness VARCHAR, source VARCHAR);
        CREATE TABLE cell (measure VARCHAR, table_id VARCHAR, area_code VARCHAR, area VARCHAR, breakdown VARCHAR, column_name VARCHAR, unit VARCHAR, state VARCHAR, value DOUBLE);
        CREATE TABLE series_break (mapping VARCHAR, what VARCHAR, from_date DATE, until_date DATE, comparability VARCHAR);
        COMMENT ON TABLE release IS 'What this file is: one release under one agreement.';
        COMMENT ON TABLE measure IS 'The measures of the release with the words that belong beside every figure.';
        COMMENT ON TABLE cell IS 'One protected figure a row. Hidden figures have no value.';
        COMMENT ON TABLE series_break IS 'Where a feed began or ceased to record something: what of the years on both sides can be compared.';
        COMMENT ON COLUMN release.id IS 'Number of the release: recipient series and period.';
        COMMENT ON COLUMN release.title IS 'Title for people.';
        COMMENT ON COLUMN release.area IS 'The whole area.';
        COMMENT ON COLUMN release.period IS 'The period that the figures are about.';
        COMMENT ON COLUMN release.from_date IS 'First day of the period.';
        COMMENT ON COLUMN release.to_date IS 'Last day of the period.';
        COMMENT ON COLUMN release.recipient IS 'Whom the agreement lets have it.';
        COMMENT ON COLUMN release.agreement IS 'The agreement and the clause that permit it.';
        COMMENT ON COLUMN release.disclosure IS 'The disclosure profile that the cells were protected under.';
        COMMENT ON COLUMN release.approved IS 'True when the people whom the clause names have approved it.';
        COMMENT ON COLUMN release.synthetic IS 'True for made-up data.';
        COMMENT ON COLUMN measure.measure IS 'Number of the measure.';
        COMMENT ON COLUMN measure.theme IS 'What it belongs to.';
        COMMENT ON COLUMN measure.title IS 'What it measures.';
        COMMENT ON COLUMN measure.numerator IS 'What is counted.';
        COMMENT ON COLUMN measure.denominator IS 'What it is a share of; blank for a count.';
        COMMENT ON COLUMN measure.unit IS 'Unit of its figures.';
        COMMENT ON COLUMN measure.caveat IS 'What must be said beside every figure.';
        COMMENT ON COLUMN measure.completeness IS 'From how much of the data it is made.';
        COMMENT ON COLUMN measure.source IS 'Where the definition comes from.';
        COMMENT ON COLUMN cell.measure IS 'Number of the measure.';
        COMMENT ON COLUMN cell.table_id IS 'The table of the measure that the figure stands in.';
        COMMENT ON COLUMN cell.area_code IS 'GSS code; all is the whole area, unknown an area that was not recorded.';
        COMMENT ON COLUMN cell.area IS 'Name of the area.';
        COMMENT ON COLUMN cell.breakdown IS 'Member of the table''s breakdown; all is the total.';
        COMMENT ON COLUMN cell.column_name IS 'Column of the table.';
        COMMENT ON COLUMN cell.unit IS 'What the figure counts or is a share of: count, percent, days and the like.';
        COMMENT ON COLUMN cell.state IS 'shown, suppressed (by disclosure control), no_data (no extract: never zero), not_applicable (a share of nothing).';
        COMMENT ON COLUMN cell.value IS 'Rounded; NULL unless state is shown.';
        COMMENT ON COLUMN series_break.mapping IS 'The mapping of the feed.';
        COMMENT ON COLUMN series_break.what IS 'What began, ceased or changed.';
        COMMENT ON COLUMN series_break.from_date IS 'First day on which it holds; blank when it always did.';
        COMMENT ON COLUMN series_break.until_date IS 'Last day on which it holds; blank when it still does.';
        COMMENT ON COLUMN series_break.comparability IS 'What of the years on both sides can be compared.';
        """;

    private static void Fill(DuckDbSession session, Release release)
    {
        session.Execute(
            "INSERT INTO release VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            release.Id, release.Title, release.Area, release.Period, release.From, release.To, release.Recipient, release.Agreement, release.Disclosure, release.Approved, release.Synthetic);
        KillPoint.Reach("release/release");
        foreach (MeasureResult measure in release.Measures)
        {
            session.Execute(
                "INSERT INTO measure VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                measure.Id, measure.Theme, measure.Title, measure.Numerator, measure.Denominator, measure.Unit, measure.Caveat, measure.Completeness, measure.Source);
        }

        KillPoint.Reach("release/measure");
        foreach (ReleaseBreak one in release.Breaks)
        {
            session.Execute("INSERT INTO series_break VALUES ($1, $2, $3, $4, $5)", one.Mapping, one.What, one.From, one.Until, one.Comparability);
        }

        KillPoint.Reach("release/series_break");
        using ChunkWriter cells = session.Writer(null, "main", "cell");
        foreach (MeasureResult measure in release.Measures)
        {
            foreach (ProtectedTable table in measure.Tables)
            {
                WriteTable(cells, measure.Id, table);
            }
        }

        cells.Complete();
        KillPoint.Reach("release/cell");
    }

    private static void WriteTable(ChunkWriter cells, string measure, ProtectedTable table)
    {
        foreach (ProtectedRow row in table.Rows)
        {
            for (int column = 0; column < row.Cells.Count; column++)
            {
                string[] words = [measure, table.Id, row.AreaCode, row.AreaName, row.Breakdown, table.Columns[column].Name, table.Columns[column].Unit, StateOf(row.Cells[column].State)];
                for (int word = 0; word < words.Length; word++)
                {
                    cells.Utf8(word, Encoding.UTF8.GetBytes(words[word]));
                }

                if (row.Cells[column].Value is { } value)
                {
                    cells.Double(words.Length, (double)value);
                }

                cells.EndRow();
            }
        }
    }

    private static string StateOf(CellState state) => state switch
    {
        CellState.Shown => "shown",
        CellState.Suppressed => "suppressed",
        CellState.NoData => "no_data",
        _ => "not_applicable",
    };
}
