using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsaeDataBridge.Commands;

/// <summary>How the program writes JSON for people and programs to read.</summary>
internal static class JsonText
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
