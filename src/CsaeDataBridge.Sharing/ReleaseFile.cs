using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Writes a release as a DuckDB file for analysts: protected cells only, opened read-only, in place in one step.</summary>
public static class ReleaseFile
{
    /// <param name="path">Where the file is to be; an earlier one is replaced only when the new one is whole, and kept beside it where it says anything else.</param>
    /// <exception cref="BridgeException">SHR705: the folder or file cannot be written; STO4xx: the database cannot.</exception>
    public static void Write(Release release, string path)
    {
        string beside = path + ".writing.duckdb";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            EarlierRelease.Keep(path, release);
            File.Delete(beside);
            Fill(release, beside);
            File.Move(beside, path, overwrite: true);
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

    private static void Fill(Release release, string beside)
    {
        using (DuckDbSession session = DuckDbSession.OpenFile(beside, readOnly: false, new DuckDbOptions()))
        {
            session.Execute(Tables);
            session.InTransaction(() => Fill(session, release));
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
        COMMENT ON COLUMN cell.area_code IS 'GSS code; all is the whole area, unknown an area that was not recorded.';
        COMMENT ON COLUMN cell.breakdown IS 'Member of the table''s breakdown; all is the total.';
        COMMENT ON COLUMN cell.state IS 'shown, suppressed (by disclosure control), no_data (no extract: never zero), not_applicable (a share of nothing).';
        COMMENT ON COLUMN cell.value IS 'Rounded; NULL unless state is shown.';
        """;

    private static void Fill(DuckDbSession session, Release release)
    {
        session.Execute(
            "INSERT INTO release VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            release.Id, release.Title, release.Area, release.Period, release.From, release.To, release.Recipient, release.Agreement, release.Disclosure, release.Approved, release.Synthetic);
        foreach (MeasureResult measure in release.Measures)
        {
            session.Execute(
                "INSERT INTO measure VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                measure.Id, measure.Theme, measure.Title, measure.Numerator, measure.Denominator, measure.Unit, measure.Caveat, measure.Completeness, measure.Source);
        }

        foreach (ReleaseBreak one in release.Breaks)
        {
            session.Execute("INSERT INTO series_break VALUES ($1, $2, $3, $4, $5)", one.Mapping, one.What, one.From, one.Until, one.Comparability);
        }

        using ChunkWriter cells = session.Writer(null, "main", "cell");
        foreach (MeasureResult measure in release.Measures)
        {
            foreach (ProtectedTable table in measure.Tables)
            {
                WriteTable(cells, measure.Id, table);
            }
        }

        cells.Complete();
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
