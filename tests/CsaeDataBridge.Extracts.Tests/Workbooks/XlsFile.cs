using System.Text;

namespace CsaeDataBridge.Tests;

/// <summary>Writes a workbook as an .xls file (BIFF8 in a compound file), from nothing but its format.</summary>
internal static class XlsFile
{
    private const int Sector = 512;

    // A stream that is shorter would stand in another table of the compound file.
    private const int ShortestStream = 4096;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    public static void Write(string path, params Sheet[] sheets)
    {
        byte[] book = Book(sheets);
        int sectors = book.Length / Sector;
        using var file = new BinaryWriter(File.Create(path));
        file.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        file.Write(new byte[16]);
        foreach (ushort word in (ushort[])[0x3E, 3, 0xFFFE, 9, 6])
        {
            file.Write(word);
        }

        file.Write(new byte[10]);
        foreach (uint word in (uint[])[1, 1, 0, ShortestStream, EndOfChain, 0, EndOfChain, 0, 0, .. Enumerable.Repeat(Free, 108)])
        {
            file.Write(word);
        }

        // Sector 0 says which sector follows which, sector 1 is the directory, the stream comes after them.
        uint[] next = [0xFFFFFFFD, EndOfChain, .. Enumerable.Range(3, sectors - 1).Select(sector => (uint)sector), EndOfChain];
        foreach (uint word in (uint[])[.. next, .. Enumerable.Repeat(Free, (Sector / 4) - next.Length)])
        {
            file.Write(word);
        }

        Entry(file, "Root Entry", 5, 1, EndOfChain, 0);
        Entry(file, "Workbook", 2, Free, 2, book.Length);
        file.Write(new byte[2 * 128]);
        file.Write(book);
    }

    private static void Entry(BinaryWriter file, string name, byte type, uint child, uint start, int length)
    {
        file.Write(Encoding.Unicode.GetBytes(name.PadRight(32, '\0')));
        file.Write((ushort)((name.Length + 1) * 2));
        file.Write([type, 1]);
        file.Write(Free);
        file.Write(Free);
        file.Write(child);
        file.Write(new byte[36]);
        file.Write(start);
        file.Write((long)length);
    }

    private static byte[] Book(Sheet[] sheets)
    {
        using var stream = new MemoryStream();
        using var book = new BinaryWriter(stream);
        OfWords(book, 0x0809, 0x0600, 0x0005, 0, 0, 0, 0, 0, 0);
        OfWords(book, 0x0042, 1200);
        OfWords(book, 0x00E0, [0, 0, .. Enumerable.Repeat(0, 8)]);
        OfWords(book, 0x00E0, [0, 22, .. Enumerable.Repeat(0, 8)]);
        var places = new List<long>();
        foreach (Sheet sheet in sheets)
        {
            byte[] name = Encoding.Latin1.GetBytes(sheet.Name);
            places.Add(stream.Position + 4);
            Record(book, 0x0085, [0, 0, 0, 0, 0, 0, (byte)name.Length, 0, .. name]);
        }

        OfWords(book, 0x000A);
        for (int index = 0; index < sheets.Length; index++)
        {
            uint start = (uint)stream.Position;
            stream.Position = places[index];
            book.Write(start);
            stream.Position = start;
            Write(book, sheets[index]);
        }

        book.Write(new byte[Math.Max(ShortestStream - stream.Length, (Sector - (stream.Length % Sector)) % Sector)]);
        return stream.ToArray();
    }

    private static void Write(BinaryWriter book, Sheet sheet)
    {
        OfWords(book, 0x0809, 0x0600, 0x0010, 0, 0, 0, 0, 0, 0);
        foreach (SheetCell cell in sheet.Cells)
        {
            byte[] place = [.. Words(cell.Row, cell.Column, cell.Value is DateTime ? 1 : 0)];
            double number = cell.Value switch { DateTime => cell.Serial, double value => value, _ => 0 };
            if (cell.IsFormula)
            {
                byte[] result = cell.Value switch
                {
                    string => [0, 0, 0, 0, 0, 0, 0xFF, 0xFF],
                    bool truth => [1, 0, (byte)(truth ? 1 : 0), 0, 0, 0, 0xFF, 0xFF],
                    double or DateTime => BitConverter.GetBytes(number),
                    _ => [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF],
                };
                Record(book, 0x0006, [.. place, .. result, 0, 0, 0, 0, 0, 0, 3, 0, 0x1E, 0, 0]);
            }

            switch (cell.Value)
            {
                case string words:
                    Record(book, (ushort)(cell.IsFormula ? 0x0207 : 0x0204), [.. cell.IsFormula ? [] : place, .. Words(words.Length), 1, .. Encoding.Unicode.GetBytes(words)]);
                    break;
                case double or DateTime when !cell.IsFormula:
                    Record(book, 0x0203, [.. place, .. BitConverter.GetBytes(number)]);
                    break;
                case bool truth when !cell.IsFormula:
                    Record(book, 0x0205, [.. place, (byte)(truth ? 1 : 0), 0]);
                    break;
                case not (double or DateTime or bool) when !cell.IsFormula:
                    Record(book, 0x0205, [.. place, 0x2A, 1]);
                    break;
            }
        }

        if (sheet.Merged.Length > 0)
        {
            OfWords(book, 0x00E5, [sheet.Merged.Length, .. sheet.Merged.SelectMany(area => (int[])[area.FirstRow, area.LastRow, area.FirstColumn, area.LastColumn])]);
        }

        OfWords(book, 0x000A);
    }

    private static void OfWords(BinaryWriter book, ushort kind, params int[] words) => Record(book, kind, [.. Words(words)]);

    private static void Record(BinaryWriter book, ushort kind, byte[] content)
    {
        book.Write(kind);
        book.Write((ushort)content.Length);
        book.Write(content);
    }

    private static IEnumerable<byte> Words(params int[] words) => words.SelectMany(word => BitConverter.GetBytes((ushort)word));
}
