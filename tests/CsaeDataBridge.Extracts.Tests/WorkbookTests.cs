using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>What people do in spreadsheets, as .xlsx and as .xls: both say the same.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly SourceLayout Workbook = new() { Format = SourceFormat.Workbook };

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-workbooks").FullName;

    public static TheoryData<string> Formats => ["rows.xlsx", "rows.xls"];

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Cells_OfEachKind_AreTextWithoutCulture(string file)
    {
        object[] values = ["CSE – suspected", 45.0, 0.1, 1234567890.0, new DateTime(2025, 3, 31), new DateTime(2025, 3, 31, 14, 30, 0), true, false];
        Write(file, new Sheet("rows", [.. values.Select((_, column) => new SheetCell(0, column, $"c{column}")), .. values.Select((value, column) => new SheetCell(1, column, value))]));
        Assert.Equal([["CSE – suspected", "45", "0.1", "1234567890", "2025-03-31", "2025-03-31 14:30:00", "TRUE", "FALSE"]], Read(file, Workbook).Rows);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Formulas_AreWhatWasComputedLast_AndBlankWhereNothingCouldBe(string file)
    {
        object[] values = ["CSE", 17.0, new DateTime(2010, 5, 6), true, SheetCell.Error];
        Write(file, new Sheet("rows", [.. values.Select((_, column) => new SheetCell(0, column, $"c{column}")), .. values.Select((value, column) => new SheetCell(1, column, value, IsFormula: true))]));
        Assert.Equal([["CSE", "17", "2010-05-06", "TRUE", ""]], Read(file, Workbook).Rows);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void MergedCells_StandInTheirFirstRowAndColumn(string file)
    {
        Write(file, Sheet.OfTexts("rows", ["Client", "Referral", "CSA", "CSE"], ["A", "1", "declined"], ["", "2"]) with { Merged = [(1, 2, 0, 0), (1, 1, 2, 3)] });
        Assert.Equal([["A", "1", "declined", ""], ["", "2", "", ""]], Read(file, Workbook).Rows);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Sheets_AreReadByName_AndTheProfileFindsTheHeader(string file)
    {
        Write(
            file,
            new Sheet("empty", []),
            Sheet.OfTexts("cover", ["Made for the partnership"], [""], ["Ref", "Received", "Flag"], ["1", "2026-01-02", "CSE"], ["2", "2026-01-03", "N"], ["3", "2026-01-05", "CSA"]),
            Sheet.OfTexts("List 4", ["No", "Kind"], ["7", "x"]));
        Assert.Equal([["7", "x"]], Read(file, Workbook with { Sheet = "list 4" }).Rows);
        Assert.Equal([["1", "2026-01-02", "CSE"], ["2", "2026-01-03", "N"], ["3", "2026-01-05", "CSA"]], Read(file, Workbook with { Sheet = "cover", HeaderRow = 3 }).Rows);
        ExtractProfile profile = ExtractProfiler.Profile(Delivery.Open(Path.Combine(folder, file)), new ProfileOptions(), CancellationToken.None);
        Assert.Equal(("cover", 3, 1, 3), (profile.Layout.Sheet, profile.Layout.HeaderRow, profile.Layout.HeaderRows, profile.Rows));
        Assert.Equal(["Ref", "Received", "Flag"], profile.Columns.Select(column => column.Name));
        Assert.Equal(["List 4"], profile.Choices);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Workbook_WithoutAHeader_SaysSo(string file)
    {
        Write(file, Sheet.OfTexts("rows", ["Ref", "Flag"]));
        Assert.Equal($"""
            EXT202 error  {file}, line 2
              Found:    the end of the sheet
              Expected: header rows
              Fix:      check 'header_row:' in the mapping, or ask the agency to send the file again
            """, Assert.Throws<BridgeException>(() => Read(file, Workbook with { HeaderRow = 4 })).Message);
    }

    private Records Read(string file, SourceLayout layout) => Records.Of(Path.Combine(folder, file), layout);

    private void Write(string file, params Sheet[] sheets)
    {
        if (file.EndsWith('x'))
        {
            XlsxFile.Write(Path.Combine(folder, file), sheets);
        }
        else
        {
            XlsFile.Write(Path.Combine(folder, file), sheets);
        }
    }
}
