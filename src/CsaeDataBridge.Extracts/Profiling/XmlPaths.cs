using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The paths of an XML file: which elements hold text, and which repeat and so may be records.</summary>
internal sealed class XmlPaths
{
    private const int MostPaths = 2_000;
    private readonly List<string> order = [];
    private readonly Dictionary<string, (long Count, int MostBelowParent, bool HasText)> paths = new(StringComparer.Ordinal);

    private XmlPaths()
    {
    }

    /// <summary>Streams through a file.</summary>
    /// <exception cref="BridgeException">EXT210 not well formed, EXT217 too many different elements.</exception>
    public static XmlPaths Read(Delivery delivery)
    {
        var found = new XmlPaths();
        try
        {
            using var reader = XmlReader.Create(delivery.OpenContent(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });
            found.Take(reader, delivery.Name);
            return found;
        }
        catch (XmlException failure)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.DamagedXml, new Place(delivery.Name, failure.LineNumber, failure.LinePosition), "XML that is not well formed", "well-formed XML without a DOCTYPE", "ask the agency to send it again"));
        }
    }

    /// <summary>Paths that may be records, the most likely first: elements without text of their own that repeat and hold others with text.</summary>
    public IReadOnlyList<string> Records => [.. order
        .Where(path => !paths[path].HasText && Repeats(path) && Leaves(path).Any())
        .OrderByDescending(path => paths[path].Count * (1 + Leaves(path).Count(leaf => !Between(path, leaf).Any(Repeats))))];

    /// <summary>What a record at a path can read: elements below it, and those of its ancestors that come once for each.</summary>
    public IReadOnlyList<string> Columns(string rows)
    {
        string[] record = rows.Split('/');
        var columns = new List<string>();
        foreach (string leaf in order.Where(path => paths[path].HasText))
        {
            string[] parts = leaf.Split('/');
            int shared = 0;
            while (shared < record.Length && shared < parts.Length - 1 && record[shared] == parts[shared])
            {
                shared++;
            }

            string common = string.Join('/', parts[..shared]);
            // Of an ancestor's other children only those that come once say something about the record; what stands beside it and holds others is another record.
            bool isBeside = shared == record.Length - 1 && parts.Length > shared + 1;
            if (shared == 0 || isBeside || (shared < record.Length && Between(common, leaf).Append(leaf).Any(Repeats)))
            {
                continue;
            }

            columns.Add(string.Join('/', Enumerable.Repeat("..", record.Length - shared).Concat(parts[shared..])));
        }

        return columns;
    }

    private bool Repeats(string path) => paths.TryGetValue(path, out var found) && (found.MostBelowParent > 1);

    private IEnumerable<string> Leaves(string path) => order.Where(other => paths[other].HasText && other.StartsWith(path + "/", StringComparison.Ordinal));

    private static IEnumerable<string> Between(string above, string leaf)
    {
        string[] parts = leaf.Split('/');
        for (int length = above.Split('/').Length + 1; length < parts.Length; length++)
        {
            yield return string.Join('/', parts[..length]);
        }
    }

    private void Take(XmlReader reader, string file)
    {
        var open = new Stack<(string Path, Dictionary<string, int> Children)>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    string path = open.TryPeek(out var parent) ? $"{parent.Path}/{reader.LocalName}" : reader.LocalName;
                    int below = 1;
                    if (parent.Children is not null)
                    {
                        below = parent.Children.GetValueOrDefault(reader.LocalName) + 1;
                        parent.Children[reader.LocalName] = below;
                    }

                    if (!paths.TryGetValue(path, out var known))
                    {
                        order.Add(path);
                        if (order.Count > MostPaths)
                        {
                            throw new BridgeException(Issue.Error(ExtractCodes.TooManyColumns, new Place(file), $"more than {MostPaths} different elements", $"{MostPaths} at most", "ask the agency for a file of one kind of record"));
                        }
                    }

                    paths[path] = (known.Count + 1, Math.Max(known.MostBelowParent, below), known.HasText);
                    if (!reader.IsEmptyElement)
                    {
                        open.Push((path, new Dictionary<string, int>(StringComparer.Ordinal)));
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder):
                    paths[holder.Path] = paths[holder.Path] with { HasText = true };
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }
    }
}
