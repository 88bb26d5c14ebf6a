using System.IO.Compression;

namespace CsaeDataBridge.Extracts;

/// <summary>The sheets of a workbook, one after the other, each row by row. Dates are yyyy-MM-dd, numbers without culture.</summary>
internal abstract class SheetReader : IDisposable
{
    /// <summary>The sheet's name.</summary>
    public abstract string Name { get; }

    /// <summary>Number of the row that was read, counted from 1.</summary>
    public long Row { get; protected set; }

    /// <summary>How many columns the row that was read may have; cells beyond are blank.</summary>
    public abstract int Columns { get; }

    /// <summary>Opens a workbook at its first sheet.</summary>
    /// <remarks>A workbook is an archive with its index at the end: it is read from memory, never from a temporary file.</remarks>
    /// <exception cref="Issues.BridgeException">EXT214: one that unpacks to far more than any real file.</exception>
    public static SheetReader Open(Delivery delivery)
    {
        var memory = new MemoryStream();
        using (Stream content = delivery.OpenContent())
        {
            content.CopyTo(memory);
        }

        memory.Position = 0;
        if (!memory.GetBuffer().AsSpan(0, (int)Math.Min(memory.Length, 4)).SequenceEqual("PK\u0003\u0004"u8))
        {
            return new LibrarySheets(memory);
        }

        var parts = new WorkbookParts(new ZipArchive(memory, ZipArchiveMode.Read, leaveOpen: true), delivery.Name);
        if (parts.IsXml)
        {
            return new XmlSheets(parts);
        }

        parts.Check();
        memory.Position = 0;
        return new LibrarySheets(memory);
    }

    /// <summary>Goes on to the next sheet, before its first row.</summary>
    public abstract bool NextSheet();

    /// <summary>Reads the next row. Rows without a cell may be left out.</summary>
    public abstract bool Read();

    /// <summary>A cell of the row as UTF-8, until the next is read; empty where it is blank.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>True for a cell that holds text, neither number nor date.</summary>
    public abstract bool IsText(int column);

    public abstract void Dispose();
}
