using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads a key that takes one of a few words.</summary>
internal static class Words
{
    /// <summary>What the word under a key stands for; absent gives <paramref name="otherwise"/>.</summary>
    public static T Read<T>(YamlKeys keys, string key, T otherwise, IReadOnlyDictionary<string, T> words)
    {
        YamlNode? node = keys.Take(key);
        if (node is null)
        {
            return otherwise;
        }

        if (node is YamlScalar word && words.TryGetValue(word.Text, out T? value))
        {
            return value;
        }

        string expected = string.Join(", ", words.Keys.SkipLast(1)) + " or " + words.Keys.Last();
        keys.Report(node.Place with { Field = key }, "another word", expected, $"write {expected}");
        return otherwise;
    }

    public static UnreadPolicy Policy(YamlKeys keys, string key, UnreadPolicy otherwise) => Read(keys, key, otherwise, new Dictionary<string, UnreadPolicy>
    {
        ["hold"] = UnreadPolicy.Hold,
        ["unknown"] = UnreadPolicy.Unknown,
        ["ignore"] = UnreadPolicy.Ignore,
    });
}
