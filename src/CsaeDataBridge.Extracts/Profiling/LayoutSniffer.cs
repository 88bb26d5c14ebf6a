namespace CsaeDataBridge.Extracts;

/// <summary>Finds out how a file is laid out from its bytes.</summary>
internal static class LayoutSniffer
{
    /// <summary>The layout as far as bytes tell it, and the encoding in words.</summary>
    public static (SourceLayout Layout, string Encoding) Sniff(Delivery delivery, ProfileOptions options)
    {
        SourceFormat format = options.View is null ? FormatOf(delivery.Look.Head) : SourceFormat.Fhir;
        if (format != SourceFormat.Delimited)
        {
            return (new SourceLayout { Format = format, Sheet = options.Sheet, Rows = options.Rows, View = options.View }, format == SourceFormat.Workbook ? "a workbook has none" : "as the file declares");
        }

        var dialect = FileDialect.Of(delivery);
        string name = options.Encoding ?? dialect.Encoding;
        string words = options.Encoding is null ? $"{name}{(dialect.Why.StartsWith("from", StringComparison.Ordinal) ? "," : ":")} {dialect.Why}" : $"{name}, as stated";
        var layout = new SourceLayout { Format = format, Encoding = name == "utf-8" ? null : name };
        string[] lines = [.. FileDialect.Lines(delivery, dialect.Encoding).Where(FileDialect.IsFilled)];
        char delimiter = options.Delimiter ?? dialect.Delimiter ?? ',';
        if (options.Delimiter is null && !lines.All(line => line.Contains(delimiter, StringComparison.Ordinal)) && FixedColumns.Guess(lines) is { } columns)
        {
            return (layout with { Format = SourceFormat.FixedWidth, Widths = columns.Widths, Trailers = columns.HasHeader ? [columns.Widths[0].Name] : [] }, words);
        }

        return (layout with { Delimiter = delimiter == ',' ? null : delimiter, HeaderRow = HeaderRow(FileDialect.Lines(delivery, dialect.Encoding), delimiter) }, words);
    }

    // Lines above the header say what the file is, and have few cells. The header has as many as the rows, and no numbers.
    private static int HeaderRow(string[] lines, char delimiter)
    {
        (int cuts, int rows) = FileDialect.MostCuts(lines, delimiter);
        int header = Array.FindIndex(lines, line => FileDialect.Cuts(line, delimiter) == cuts);
        return rows > 2 && header > 0 && !lines[header].Any(char.IsDigit) && lines.Take(header).All(line => FileDialect.Cuts(line, delimiter) * 2 < cuts) ? header + 1 : 1;
    }

    private static SourceFormat FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return SourceFormat.Workbook;
        }

        ReadOnlySpan<byte> text = JsonFormat.WithoutMark(head).TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) ? SourceFormat.Xml : text.StartsWith("{"u8) || text.StartsWith("["u8) ? JsonFormat.Of(text) : SourceFormat.Delimited;
    }
}
