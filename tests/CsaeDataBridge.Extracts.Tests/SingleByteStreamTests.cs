using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class SingleByteStreamTests
{
    static SingleByteStreamTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    public void Read_EveryByte_IsWhatTheEncodingSays_WhateverRoomThereIs(string name)
    {
        Encoding encoding = Strict(name);
        var random = new Random(3);
        byte[] content = [.. Enumerable.Range(0, 150_000).Select(_ => (byte)(random.Next(30) == 0 ? random.Next(0xA0, 0x100) : random.Next(0x20, 0x7F)))];
        foreach (int room in (int[])[4, 5, 7, 1000, 65_536, 200_000])
        {
            using Stream stream = SingleByteStream.Over(new MemoryStream(content), encoding, "f.csv")!;
            using var read = new MemoryStream();
            byte[] buffer = new byte[room];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                read.Write(buffer, 0, count);
            }

            Assert.Equal(encoding.GetString(content), Encoding.UTF8.GetString(read.ToArray()));
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("shift_jis")]
    public void Over_EncodingOfSeveralBytes_IsNotForIt(string name) =>
        Assert.Null(SingleByteStream.Over(new MemoryStream(), Strict(name), "f.csv"));

    [Fact]
    public void Read_ByteThatTheEncodingLacks_SaysWhere()
    {
        byte[] content = [.. Enumerable.Repeat((byte)'a', 70_000), 0xD2];
        using Stream stream = SingleByteStream.Over(new MemoryStream(content), Strict("us-ascii"), "f.csv")!;
        BridgeException failure = Assert.Throws<BridgeException>(() => stream.CopyTo(Stream.Null));
        Assert.Equal(
            "EXT204 error  f.csv\n"
            + "  Found:    a byte at offset 70000 that is not in the mapping's encoding\n"
            + "  Expected: the encoding that 'encoding:' names\n"
            + "  Fix:      find out the file's encoding, and name it in the mapping",
            failure.Message);
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
