using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CsaeDataBridge.Issues;

/// <summary>Reads a YAML file as nodes with places: duplicate keys, anchors, tags and merges are errors.</summary>
public static class StrictYaml
{
    /// <summary>Reads the one document of a file.</summary>
    /// <param name="path">The file; UTF-8.</param>
    /// <param name="displayName">The file as messages name it.</param>
    /// <exception cref="BridgeException">CFG101 unreadable file, CFG102 not YAML, CFG103 duplicate key, CFG104 a feature that is not allowed.</exception>
    public static YamlMap ReadFile(string path, string displayName)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, new UTF8Encoding(false, true));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new BridgeException(Issue.Error("CFG101", new Place(displayName), failure switch
            {
                FileNotFoundException or DirectoryNotFoundException => "no such file",
                DecoderFallbackException => "bytes that are not UTF-8",
                _ => "a file that cannot be read",
            }, "a readable UTF-8 YAML file", "check the path, the permissions and the encoding of the file"));
        }

        return ReadText(text, displayName);
    }

    /// <summary>Reads the one document of a text; an empty text gives an empty map.</summary>
    public static YamlMap ReadText(string text, string displayName)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlMap([], new Place(displayName, 1, 1));
            }

            parser.Consume<DocumentStart>();
            YamlNode root = ReadNode(parser, displayName);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                throw Refuse("CFG104", root.Place, "a second document", "one document in a file", "split the file in two");
            }

            return root as YamlMap
                ?? throw Refuse("CFG102", root.Place, "a list or a single value", "keys and values", "start the file with a key, for example 'format: 1'");
        }
        catch (YamlException failure)
        {
            var place = new Place(displayName, failure.Start.Line, (int)failure.Start.Column);
            throw Refuse("CFG102", place, "text that is not YAML", "YAML with consistent indentation, closed quotes and brackets", "look at this line and the one before it");
        }
    }

    private static YamlNode ReadNode(Parser parser, string file)
    {
        ParsingEvent next = parser.Current!;
        var place = new Place(file, next.Start.Line, (int)next.Start.Column);
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false } || next is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw Refuse("CFG104", place, "an anchor, an alias or a tag", "plain keys, lists and values", "write the value out where it is used");
        }

        switch (next)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, place);
            case SequenceStart:
                parser.MoveNext();
                var items = new List<YamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(ReadNode(parser, file));
                }

                return new YamlList(items, place);
            case MappingStart:
                parser.MoveNext();
                return ReadMap(parser, file, place);
            default:
                throw Refuse("CFG102", place, "text that is not YAML", "a value, a list or keys", "look at this line and the one before it");
        }
    }

    private static YamlMap ReadMap(Parser parser, string file, Place place)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode keyNode = ReadNode(parser, file);
            if (keyNode is not YamlScalar key)
            {
                throw Refuse("CFG104", keyNode.Place, "a key that is a list or a map", "a word as key", "quote the key, or turn it into a word");
            }

            if (key is { Text: "<<", Quoted: false })
            {
                throw Refuse("CFG104", key.Place, "a merge key", "plain keys, lists and values", "write the keys out where they are used");
            }

            if (!seen.TryAdd(key.Text, key.Place))
            {
                throw Refuse("CFG103", key.Place with { Field = key.Text }, $"the key for the second time; the first is at line {seen[key.Text].Line}", "each key once", "remove one of the two");
            }

            entries.Add(new(key, ReadNode(parser, file)));
        }

        return new YamlMap(entries, place);
    }

    private static BridgeException Refuse(string code, Place place, string found, string expected, string fix) =>
        new(Issue.Error(code, place, found, expected, fix));
}
