using System.Text;
using System.Text.Json;
using System.Xml;

namespace CsaeDataBridge.Conformance;

/// <summary>Whether two documents are the same: members, values and nulls of arrays; numbers by their text, members in any order.</summary>
internal static class SameJson
{
    /// <param name="narratives">Compares narratives as canonical XML rather than letter by letter, for what went through XML.</param>
    /// <returns>Null when they are the same, otherwise where they differ.</returns>
    public static string? Difference(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right, bool narratives = false)
    {
        var options = new JsonDocumentOptions { MaxDepth = 500 };
        using var leftDocument = JsonDocument.Parse(left, options);
        using var rightDocument = JsonDocument.Parse(right, options);
        return Difference(leftDocument.RootElement, rightDocument.RootElement, "$", narratives);
    }

    private static string? Difference(JsonElement left, JsonElement right, string path, bool narratives)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return $"{path}: {left.ValueKind} and {right.ValueKind}";
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => Members(left, right, path, narratives),
            JsonValueKind.Array => Items(left, right, path, narratives),
            JsonValueKind.String when left.ValueEquals(right.GetString()) => null,
            JsonValueKind.String when narratives && path.EndsWith(".div", StringComparison.Ordinal) && Canonical(left.GetString()!) == Canonical(right.GetString()!) => null,
            _ => left.ValueKind != JsonValueKind.String && left.GetRawText() == right.GetRawText() ? null : $"{path}: the values differ",
        };
    }

    private static string? Members(JsonElement left, JsonElement right, string path, bool narratives)
    {
        if (left.EnumerateObject().Count() != right.EnumerateObject().Count())
        {
            return $"{path}: other members";
        }

        foreach (JsonProperty member in left.EnumerateObject())
        {
            if (!right.TryGetProperty(member.Name, out JsonElement other))
            {
                return $"{path}.{member.Name}: missing";
            }

            if (Difference(member.Value, other, $"{path}.{member.Name}", narratives) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Items(JsonElement left, JsonElement right, string path, bool narratives)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return $"{path}: {left.GetArrayLength()} and {right.GetArrayLength()} items";
        }

        return left.EnumerateArray().Zip(right.EnumerateArray())
            .Select((pair, index) => Difference(pair.First, pair.Second, $"{path}[{index}]", narratives))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>One spelling of all that XML holds to be the same: attributes sorted, prefixes spelt out, characters as they are.</summary>
    private static string Canonical(string xhtml)
    {
        var text = new StringBuilder();
        using XmlReader reader = XmlReader.Create(new StringReader(xhtml), new XmlReaderSettings { IgnoreComments = true });
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    text.Append('<').Append(reader.NamespaceURI).Append(' ').Append(reader.LocalName);
                    var attributes = new List<string>();
                    bool empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                        {
                            attributes.Add($"{reader.NamespaceURI} {reader.LocalName}={reader.Value}");
                        }
                    }

                    text.AppendJoin('|', attributes.Order(StringComparer.Ordinal)).Append(empty ? ">/" : ">");
                    break;
                case XmlNodeType.EndElement:
                    text.Append('/');
                    break;
                default:
                    text.Append(reader.Value);
                    break;
            }
        }

        return text.ToString();
    }
}
