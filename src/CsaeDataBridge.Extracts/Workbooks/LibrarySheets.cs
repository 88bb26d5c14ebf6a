using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace CsaeDataBridge.Extracts;

/// <summary>The binary kinds of workbook, .xls and .xlsb, which the library reads.</summary>
internal sealed class LibrarySheets : SheetReader
{
    private readonly IExcelDataReader reader;

    public LibrarySheets(Stream workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        reader = ExcelReaderFactory.CreateReader(workbook);
    }

    public override string Name => reader.Name;

    public override int Columns => reader.FieldCount;

    public override bool NextSheet()
    {
        Row = 0;
        return reader.NextResult();
    }

    public override bool Read()
    {
        bool read = reader.Read();
        Row += read ? 1 : 0;
        return read;
    }

    public override ReadOnlySpan<byte> Cell(int column) => Encoding.UTF8.GetBytes(Text(reader.GetValue(column)));

    public override bool IsText(int column) => reader.GetValue(column) is string;

    public override void Dispose() => reader.Dispose();

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime instant => CellFormats.Text(instant),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
