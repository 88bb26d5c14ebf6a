using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CsaeDataBridge.Issues;

/// <summary>Reads a YAML file as nodes with places: duplicate keys, anchors, tags and merges are errors.</summary>
public static class StrictYaml
{
    // Nobody nests a file of definitions so deep or writes one so long; reading on would end in a full stack or memory.
    private const int MostNested = 64;
    private const long LargestFile = 8 << 20;

    /// <summary>Reads the one document of a file.</summary>
    /// <param name="path">The file; UTF-8.</param>
    /// <param name="displayName">The file as messages name it.</param>
    /// <exception cref="BridgeException">CFG101 unreadable file, CFG102 not YAML, CFG103 duplicate key, CFG104 a feature that is not allowed.</exception>
    public static YamlMap ReadFile(string path, string displayName) => ReadText(TextOf(path, displayName), displayName);

    /// <summary>The text of a file that <see cref="ReadText"/> is to read, for whoever needs the text too.</summary>
    /// <param name="path">The file; UTF-8.</param>
    /// <param name="displayName">The file as messages name it.</param>
    /// <exception cref="BridgeException">CFG101: it cannot be read, or is longer than anybody writes.</exception>
    public static string TextOf(string path, string displayName) => new FileInfo(path) is { Exists: true, Length: > LargestFile }
        ? throw Refuse("CFG101", new Place(displayName), $"a file of more than {LargestFile >> 20} MB", "a file that somebody wrote", "check that this is the right file, or split it")
        : DefinitionFile.Text(path, displayName);

    /// <summary>Reads the one document of a text; an empty text gives an empty map.</summary>
    public static YamlMap ReadText(string text, string displayName)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlMap([], new Place(displayName, 1, 1));
            }

            parser.Consume<DocumentStart>();
            YamlNode root = ReadNode(parser, displayName, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                throw Refuse("CFG104", root.Place, "a second document", "one document in a file", "split the file in two");
            }

            return root as YamlMap
                ?? throw Refuse("CFG102", root.Place, "a list or a single value", "keys and values", "start the file with a key, for example 'format: 1'");
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Of some texts that are not YAML the library only notices that its own state makes no sense; the place is then that of the last sound part.
            Mark? near = failure is YamlException told ? told.Start : parser.Current?.Start;
            var place = new Place(displayName, near?.Line, (int?)near?.Column);
            throw Refuse("CFG102", place, "text that is not YAML", "YAML with consistent indentation, closed quotes and brackets", "look at this line and the one before it");
        }
    }

    private static YamlNode ReadNode(Parser parser, string file, int depth)
    {
        ParsingEvent next = parser.Current!;
        var place = new Place(file, next.Start.Line, (int)next.Start.Column);
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false } || next is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw Refuse("CFG104", place, "an anchor, an alias or a tag", "plain keys, lists and values", "write the value out where it is used");
        }

        if (depth > MostNested)
        {
            throw Refuse("CFG104", place, $"a value inside {MostNested} others", "a file that people can read", "look at this line for brackets or indentation that nobody meant");
        }

        switch (next)
        {
            case Scalar scalar when scalar.Value.Contains('\0', StringComparison.Ordinal):
                throw Refuse("CFG104", place, "a NUL character", "text", "remove \"\\0\" from this value");
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, place);
            case SequenceStart:
                parser.MoveNext();
                var items = new List<YamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(ReadNode(parser, file, depth + 1));
                }

                return new YamlList(items, place);
            case MappingStart:
                parser.MoveNext();
                return ReadMap(parser, file, place, depth);
            default:
                throw Refuse("CFG102", place, "text that is not YAML", "a value, a list or keys", "look at this line and the one before it");
        }
    }

    private static YamlMap ReadMap(Parser parser, string file, Place place, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode keyNode = ReadNode(parser, file, depth + 1);
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

            entries.Add(new(key, ReadNode(parser, file, depth + 1)));
        }

        return new YamlMap(entries, place);
    }

    private static BridgeException Refuse(string code, Place place, string found, string expected, string fix) =>
        new(Issue.Error(code, place, found, expected, fix));
}
