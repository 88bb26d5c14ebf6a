using System.Buffers.Binary;
using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>Rows as Parquet: every column text and required, plainly encoded, with no statistics, no bloom filters, no page index and no metadata of ours.</summary>
/// <remarks>Written here and not by a library: those write the smallest and largest value of each column, which names the extremes of sensitive columns.</remarks>
public static class RowParquet
{
    // Numbers of the Parquet format, https://github.com/apache/parquet-format (parquet.thrift).
    private const int ByteArray = 6;
    private const int Required = 0;
    private const int Utf8 = 0;
    private const int Plain = 0;
    private const int RunLength = 3;
    private const int Uncompressed = 0;
    private const int DataPage = 0;
    private const int Version = 1;
    private const int RowsInGroup = 65_536;
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    /// <exception cref="Issues.BridgeException">STO4xx: it cannot be written.</exception>
    public static void Write(ReleasedRows rows, string path) => FileGuard.Run(path, () =>
    {
        using FileStream file = File.Create(path);
        file.Write(Magic);
        var groups = new List<(int Rows, (long At, long Size)[] Columns)>();
        for (int first = 0; first < rows.Rows.Count; first += RowsInGroup)
        {
            IReadOnlyList<string>[] group = [.. rows.Rows.Skip(first).Take(RowsInGroup)];
            groups.Add((group.Length, [.. rows.Columns.Select((_, column) => WriteColumn(file, group, column))]));
        }

        byte[] footer = Footer(rows, groups);
        file.Write(footer);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        file.Write(length);
        file.Write(Magic);
    });

    private static (long At, long Size) WriteColumn(FileStream file, IReadOnlyList<string>[] rows, int column)
    {
        using var page = new MemoryStream();
        byte[] length = new byte[sizeof(int)];
        foreach (IReadOnlyList<string> row in rows)
        {
            byte[] value = Encoding.UTF8.GetBytes(row[column]);
            BinaryPrimitives.WriteInt32LittleEndian(length, value.Length);
            page.Write(length);
            page.Write(value);
        }

        var header = new ThriftWriter();
        header.Number(1, DataPage);
        header.Number(2, (int)page.Length);
        header.Number(3, (int)page.Length);
        header.Fields(5, () =>
        {
            header.Number(1, rows.Length);
            header.Number(2, Plain);
            header.Number(3, RunLength);
            header.Number(4, RunLength);
        });
        header.Stop();
        long at = file.Position;
        file.Write(header.ToArray());
        page.WriteTo(file);
        return (at, file.Position - at);
    }

    private static byte[] Footer(ReleasedRows rows, IReadOnlyList<(int Rows, (long At, long Size)[] Columns)> groups)
    {
        var footer = new ThriftWriter();
        footer.Number(1, Version);

        // The first is the table itself.
        footer.Structs(2, [null, .. rows.Columns], column =>
        {
            if (column is null)
            {
                footer.Text(4, "rows");
                footer.Number(5, rows.Columns.Count);
                return;
            }

            footer.Number(1, ByteArray);
            footer.Number(3, Required);
            footer.Text(4, column);
            footer.Number(6, Utf8);
        });
        footer.Number(3, (long)rows.Rows.Count);
        footer.Structs(4, groups, group =>
        {
            footer.Structs(1, [.. group.Columns.Zip(rows.Columns)], column =>
            {
                footer.Number(2, column.First.At);
                footer.Fields(3, () =>
                {
                    footer.Number(1, ByteArray);
                    footer.Numbers(2, Plain);
                    footer.Texts(3, column.Second);
                    footer.Number(4, Uncompressed);
                    footer.Number(5, (long)group.Rows);
                    footer.Number(6, column.First.Size);
                    footer.Number(7, column.First.Size);
                    footer.Number(9, column.First.At);
                });
            });
            footer.Number(2, group.Columns.Sum(column => column.Size));
            footer.Number(3, (long)group.Rows);
        });
        footer.Stop();
        return footer.ToArray();
    }
}
