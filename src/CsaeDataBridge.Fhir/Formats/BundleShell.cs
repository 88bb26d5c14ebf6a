using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>The members of a bundle without its entries, as one document that knows where they stood in the file.</summary>
internal sealed class BundleShell
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly List<JsonPart> _parts = [];

    /// <param name="place">Of the bundle's brace.</param>
    public void Open((int Line, int Column) place) => Append("{"u8, place);

    /// <param name="place">Of the name.</param>
    public void Add(string name, (int Line, int Column) place, JsonPiece value)
    {
        AppendName(name, place);
        Append(value.Text.Span, ((int)Math.Min(value.Line, int.MaxValue), value.Column));
    }

    /// <summary>A member with an array that holds nothing.</summary>
    /// <param name="end">Of the bracket that closes it.</param>
    public void AddEmpty(string name, (int Line, int Column) place, (int Line, int Column) end)
    {
        AppendName(name, place);
        Append("["u8, place);
        Append("]"u8, end);
    }

    public JsonSource Source()
    {
        _json.Write("}"u8);
        return new JsonSource(_json.WrittenMemory, [.. _parts]);
    }

    private void AppendName(string name, (int Line, int Column) place)
    {
        if (_parts.Count > 1)
        {
            _json.Write(","u8);
        }

        Append(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name)}\":"), place);
    }

    private void Append(ReadOnlySpan<byte> text, (int Line, int Column) place)
    {
        _parts.Add(new JsonPart(_json.WrittenCount, place.Line, place.Column));
        _json.Write(text);
    }
}
