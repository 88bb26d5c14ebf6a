using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Runs;

/// <summary>How a text file was read, in words.</summary>
internal static class TextWords
{
    /// <param name="encoding">Its encoding.</param>
    /// <param name="delimiter">What separates its cells; null for fixed widths.</param>
    /// <param name="quote">What its cells are quoted by; null where none is.</param>
    public static string Of(string encoding, char? delimiter, char? quote) =>
        $"{encoding}, {(delimiter is null ? "fixed widths" : FileDialect.Word(delimiter))}, {(quote is null ? "no quotes" : $"quotes {quote}")}";
}
