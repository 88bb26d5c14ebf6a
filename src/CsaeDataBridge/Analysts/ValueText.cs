using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Analysts;

/// <summary>A value of a result as text and as JSON, the same wherever the program runs.</summary>
internal static class ValueText
{
    /// <summary>The text; null for NULL. Dates and instants as ISO 8601 has them, lists and structs as JSON, bytes in hexadecimal.</summary>
    /// <exception cref="InvalidCastException">A month is no number of days, and a zone no date.</exception>
    public static string? Of(object value) => value switch
    {
        DBNull => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        Stream bytes => Hexadecimal(bytes),
        TimeSpan or DateTimeOffset => throw new InvalidCastException(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable => Json(value)!.ToJsonString(),
        _ => value.ToString(),
    };

    /// <summary>The value as JSON has it; what JSON has no form for is text.</summary>
    public static JsonNode? Json(object value) => value switch
    {
        DBNull => null,
        string text => text,
        bool truth => truth,
        double number => double.IsFinite(number) ? number : Of(number),
        float number => float.IsFinite(number) ? number : Of(number),
        _ when IsNumber(value) => JsonNode.Parse(Of(value)!),
        IDictionary fields => new JsonObject(fields.Keys.Cast<object>().Select(name => KeyValuePair.Create(Of(name)!, Part(fields[name])))),
        Stream => Of(value),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Part)]),
        _ => Of(value),
    };

    /// <summary>Whether it is a number, which stands to the right in a table and has no quotes in JSON.</summary>
    public static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or BigInteger or decimal or double or float;

    private static JsonNode? Part(object? value) => value is null ? null : Json(value);

    private static string Hexadecimal(Stream bytes)
    {
        using var copy = new MemoryStream();
        bytes.CopyTo(copy);
        return Convert.ToHexStringLower(copy.ToArray());
    }
}
