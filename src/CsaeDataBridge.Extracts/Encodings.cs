using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The encodings that mappings name, each strict: a byte that is not in it is a fault, never a question mark.</summary>
internal static class Encodings
{
    public static Encoding? Find(string? name, string file)
    {
        if (name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.WrongEncoding, new Place(file), $"the encoding {name}, which is not known", "utf-8, windows-1252, utf-16 or another known name", "correct 'encoding:' in the mapping"));
        }
    }

    /// <summary>One of the encodings that bytes tell, for looking at a beginning that may break off in a letter; null is UTF-8.</summary>
    public static Encoding? Lenient(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return name == "utf-8" ? null : Encoding.GetEncoding(name);
    }
}
