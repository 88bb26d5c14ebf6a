using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>Encoding, delimiter and quotes as the bytes tell them, held against what a mapping says.</summary>
public sealed class DialectTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-dialect").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("a,b\n1,2\n", "utf-8", "utf-8 plain ASCII throughout , none")]
    [InlineData("a;b\n1;\"é\"\n", "utf-8", "utf-8 every byte fits ; \"")]
    [InlineData("a\tb\n1\té\n", "windows-1252", "windows-1252 bytes that are not UTF-8 \t none")]
    [InlineData("'a'|'b'\n'1'|'2'\n", "utf-8", "utf-8 plain ASCII throughout | '")]
    [InlineData("\uFEFFa,b\n1,2\n", "utf-8", "utf-8 from its byte order mark , none")]
    [InlineData("\uFEFFa,b\n1,2\n", "utf-16", "utf-16 from its byte order mark , none")]
    public void Dialect_OfAFile_IsToldByItsBytes(string text, string encoding, string expected)
    {
        var dialect = FileDialect.Of(Write(text, encoding));
        Assert.Equal(expected, $"{dialect.Encoding} {dialect.Why} {dialect.Delimiter} {dialect.Quote?.ToString() ?? "none"}");
    }

    [Theory]
    [InlineData("a,b\n1,é\n", "utf-8", "windows-1252", "a file in utf-8 (every byte fits)", "a file in windows-1252, as the mapping says")]
    [InlineData("\uFEFFa,b\n1,2\n", "utf-16", null, "a file in utf-16 (from its byte order mark)", "a file in utf-8, as the mapping says")]
    public void Stage_EncodingThatContradictsTheMapping_IsRefused(string text, string written, string? stated, string found, string expected) => Assert.Equal($"""
        EXT265 error  rows.csv
          Found:    {found}
          Expected: {expected}
          Fix:      ask the agency whether its extract changed for good; then correct 'encoding:' in the mapping
        """, Contradiction(text, written, new SourceLayout { Format = SourceFormat.Delimited, Encoding = stated }));

    [Theory]
    [InlineData("a;b\n1;2\n", ',', "cells separated by semicolons", "cells separated by commas, as the mapping says")]
    [InlineData("a,b\n1,2\n", '\t', "cells separated by commas", "cells separated by tabs, as the mapping says")]
    [InlineData("'a','b'\n'1','2'\n", ',', "cells quoted by apostrophes", "cells quoted by \", or not at all")]
    public void Stage_DialectThatContradictsTheMapping_IsRefused(string text, char stated, string found, string expected) => Assert.Equal($"""
        EXT266 error  rows.csv
          Found:    {found}
          Expected: {expected}
          Fix:      ask the agency whether its extract changed for good; then correct 'delimiter:' in the mapping, or have it written with "
        """, Contradiction(text, "utf-8", new SourceLayout { Format = SourceFormat.Delimited, Delimiter = stated }));

    // What the mapping says is what the file is read by, also where its bytes would do for another.
    [Fact]
    public void AsRead_SaysHowTheFileIsRead()
    {
        Delivery delivery = Write("a,b\n1,2\n", "utf-8");
        Assert.Equal(("windows-1252", ','), AsRead(new SourceLayout { Format = SourceFormat.Delimited, Encoding = "Windows-1252" }));
        Assert.Equal(("utf-8", null), AsRead(new SourceLayout { Format = SourceFormat.FixedWidth, Widths = [("a", 2)] }));
        Assert.Null(FileDialect.AsRead(delivery, new SourceLayout { Format = SourceFormat.Json }));

        (string, char?) AsRead(SourceLayout layout) => FileDialect.AsRead(delivery, layout) is { } read ? (read.Encoding, read.Delimiter) : default;
    }

    // ASCII is in every encoding, one column has no delimiter, and a header may come after a preamble: none of these is a contradiction.
    [Theory]
    [InlineData("a,b\n1,2\n", "utf-8", "windows-1252", 1)]
    [InlineData("a,b\n1,é\n", "windows-1252", "windows-1252", 1)]
    [InlineData("a\n1\n2;3\n", "utf-8", null, 1)]
    [InlineData("Extract; of; today\na,b\n1,2\n", "utf-8", null, 2)]
    public void Stage_DialectThatMayBeAsTheMappingSays_IsRead(string text, string written, string? stated, int headerRow) =>
        Assert.Null(Contradiction(text, written, new SourceLayout { Format = SourceFormat.Delimited, Encoding = stated, HeaderRow = headerRow }));

    [Fact]
    public void Scan_PiecesOfAnyLength_SayTheSameAsTheWhole() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte[] Bytes, string Text, byte Size)>(),
        sample =>
        {
            foreach (byte[] bytes in (byte[][])[sample.Bytes ?? [], Encoding.UTF8.GetBytes(sample.Text ?? ""), [.. Encoding.UTF8.GetBytes("é€😀" + sample.Text)]])
            {
                var scan = new Utf8Scan();
                foreach (byte[] piece in bytes.Chunk(1 + (sample.Size % 7)))
                {
                    scan.Take(piece);
                }

                Assert.Equal((Ascii.IsValid(bytes), System.Text.Unicode.Utf8.IsValid(bytes)), (scan.IsAscii, scan.IsUtf8));
            }
        }).QuickCheckThrowOnFailure();

    private string? Contradiction(string text, string written, SourceLayout layout)
    {
        Delivery delivery = Write(text, written);
        try
        {
            FileDialect.AsRead(delivery, layout);
            return null;
        }
        catch (BridgeException failure)
        {
            return failure.Message;
        }
    }

    private Delivery Write(string text, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string path = Path.Combine(folder, "rows.csv");
        File.WriteAllBytes(path, Encoding.GetEncoding(encoding).GetBytes(text));
        return Delivery.Open(path);
    }
}
