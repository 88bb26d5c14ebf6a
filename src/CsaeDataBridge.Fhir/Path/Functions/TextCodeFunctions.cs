using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>Functions that write text in another way, and back.</summary>
internal static class TextCodeFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        Of("encode", Encode), Of("decode", Decode), Of("escape", Escape), Of("unescape", Unescape),
    ];

    private static PathFunction Of(string name, Func<PathCall, string, string, string?> change) => new(name, 1, 1, "String", call =>
    {
        if (call.InputText() is not { } text || call.Text(0) is not { } format)
        {
            return PathValue.None;
        }

        try
        {
            return call.Made(change(call, text, format));
        }
        catch (Exception fault) when (fault is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw call.State.Failed($"text that {name}() cannot take apart", $"text in the format named");
        }
    })
    { NeedsText = true };

    private static string Encode(PathCall call, string text, string format)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return format switch
        {
            "base64" => Convert.ToBase64String(bytes),
            "urlbase64" => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'),
            "hex" => Convert.ToHexStringLower(bytes),
            _ => throw UnknownFormat(call, "base64, urlbase64 or hex"),
        };
    }

    private static string Decode(PathCall call, string text, string format) => Encoding.UTF8.GetString(format switch
    {
        "base64" => Convert.FromBase64String(text),
        "urlbase64" => Base64Url.DecodeFromChars(text.TrimEnd('=')),
        "hex" => Convert.FromHexString(text),
        _ => throw UnknownFormat(call, "base64, urlbase64 or hex"),
    });

    private static string Escape(PathCall call, string text, string format) => format switch
    {
        "html" => WebUtility.HtmlEncode(text),
        "json" => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
        _ => throw UnknownFormat(call, "html or json"),
    };

    private static string? Unescape(PathCall call, string text, string format) => format switch
    {
        "html" => WebUtility.HtmlDecode(text),
        "json" => JsonSerializer.Deserialize<string>($"\"{text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""),
        _ => throw UnknownFormat(call, "html or json"),
    };

    private static Issues.BridgeException UnknownFormat(PathCall call, string formats) => call.State.Failed("a format that is not known", formats);
}
