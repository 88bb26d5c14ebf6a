using System.Text;

namespace CsaeDataBridge.Sharing;

/// <summary>Writes the few things that Parquet's metadata needs in Thrift's compact protocol.</summary>
internal sealed class ThriftWriter
{
    private const byte Integer32 = 5;
    private const byte Integer64 = 6;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Struct = 12;
    private const int LongestShortList = 14;

    private readonly List<byte> bytes = [];
    private readonly Stack<int> fields = new([0]);

    public byte[] ToArray() => [.. bytes];

    public void Number(int field, int value)
    {
        Header(field, Integer32);
        ZigZag(value);
    }

    public void Number(int field, long value)
    {
        Header(field, Integer64);
        ZigZag(value);
    }

    public void Text(int field, string value)
    {
        Header(field, Binary);
        Text(value);
    }

    public void Numbers(int field, params int[] values)
    {
        ListHeader(field, values.Length, Integer32);
        foreach (int value in values)
        {
            ZigZag(value);
        }
    }

    public void Texts(int field, params string[] values)
    {
        ListHeader(field, values.Length, Binary);
        foreach (string value in values)
        {
            Text(value);
        }
    }

    public void Structs<T>(int field, IReadOnlyList<T> items, Action<T> write)
    {
        ListHeader(field, items.Count, Struct);
        foreach (T item in items)
        {
            Inside(() => write(item));
        }
    }

    public void Fields(int field, Action write)
    {
        Header(field, Struct);
        Inside(write);
    }

    /// <summary>Ends the outermost struct.</summary>
    public void Stop() => bytes.Add(0);

    private void Inside(Action write)
    {
        fields.Push(0);
        write();
        Stop();
        fields.Pop();
    }

    private void Header(int field, byte type)
    {
        bytes.Add((byte)(((field - fields.Pop()) << 4) | type));
        fields.Push(field);
    }

    private void ListHeader(int field, int count, byte type)
    {
        Header(field, List);
        if (count <= LongestShortList)
        {
            bytes.Add((byte)((count << 4) | type));
        }
        else
        {
            bytes.Add((byte)(0xf0 | type));
            VarInt((ulong)count);
        }
    }

    private void Text(string value)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(value);
        VarInt((ulong)utf8.Length);
        bytes.AddRange(utf8);
    }

    private void ZigZag(long value) => VarInt((ulong)((value << 1) ^ (value >> 63)));

    private void VarInt(ulong value)
    {
        for (; value > 0x7f; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }
}
