using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The one way to write a value as bytes, so that a hash or a signature over them means the value and not its layout.</summary>
/// <remarks>RFC 8785. Every scalar of a YAML file is a string, quoted or not: <c>4.1</c> and <c>"4.1"</c> say the same, and no reader can take one for a number.</remarks>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A YAML file's value.</summary>
    /// <param name="map">The parsed file.</param>
    /// <param name="without">Keys of the outermost map that are left out.</param>
    /// <exception cref="BridgeException">AGR618: text that has no UTF-8.</exception>
    public static byte[] Of(YamlMap map, params IReadOnlyCollection<string> without)
    {
        var text = new StringBuilder();
        Write(text, new YamlMap([.. map.Entries.Where(entry => !without.Contains(entry.Key.Text))], map.Place));
        return Bytes(text);
    }

    /// <summary>A JSON value.</summary>
    /// <exception cref="BridgeException">AGR618: text that has no UTF-8, a key twice in one object, or a number that no double holds.</exception>
    public static byte[] Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Bytes(text);
    }

    /// <summary>The SHA-256 of bytes, in small hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A number as ECMAScript writes it: the shortest digits that read back as the same double.</summary>
    /// <exception cref="BridgeException">AGR618: not finite.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw Refuse("a number that no double holds", "a finite number");
        }

        // Minus zero is zero.
        if (value == 0)
        {
            return "0";
        }

        string sign = value < 0 ? "-" : "";
        string[] parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        int dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        string all = parts[0].Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        int point = (dot < 0 ? all.Length : dot) - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        return sign + point switch
        {
            > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
            _ => $"{digits[0]}{(digits.Length > 1 ? $".{digits[1..]}" : "")}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static void Write(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Write(text, scalar.Text);
                break;
            case YamlList list:
                Join(text, '[', list.Items, item => Write(text, item), ']');
                break;
            case YamlMap map:
                Join(text, '{', map.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal), entry => WriteEntry(text, entry.Key.Text, () => Write(text, entry.Value)), '}');
                break;
            default:
                throw new ArgumentException("a YAML node that is no scalar, list or map", nameof(node));
        }
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] properties = [.. value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal)];
                if (properties.DistinctBy(property => property.Name).Count() != properties.Length)
                {
                    throw Refuse("a key for the second time", "each key of an object once");
                }

                Join(text, '{', properties, property => WriteEntry(text, property.Name, () => Write(text, property.Value)), '}');
                break;
            case JsonValueKind.Array:
                Join(text, '[', value.EnumerateArray(), item => Write(text, item), ']');
                break;
            case JsonValueKind.String:
                Write(text, Read(value));
                break;
            case JsonValueKind.Number:
                text.Append(Number(value.GetDouble()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static string Read(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NoUtf8();
        }
    }

    private static void Join<T>(StringBuilder text, char open, IEnumerable<T> items, Action<T> write, char close)
    {
        text.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteEntry(StringBuilder text, string key, Action value)
    {
        Write(text, key);
        text.Append(':');
        value();
    }

    private static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }

    private static byte[] Bytes(StringBuilder text)
    {
        try
        {
            return Utf8.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException)
        {
            throw NoUtf8();
        }
    }

    private static BridgeException NoUtf8() => Refuse("half of a character, which has no UTF-8", "whole characters");

    private static BridgeException Refuse(string found, string expected) =>
        new(Issue.Error(AgreementCodes.NotCanonical, Place.None, found, expected, "correct the file: what cannot be written in one way cannot be signed"));
}
