namespace CsaeDataBridge.Issues;

/// <summary>A YAML mapping in the order written; keys are unique.</summary>
public sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, Place Place) : YamlNode(Place)
{
    /// <summary>The node under <paramref name="key"/>, or null.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in Entries)
            {
                if (entry.Key.Text == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}
