using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads hold, unknown or ignore.</summary>
internal static class PolicyReader
{
    public static UnreadPolicy Read(YamlKeys keys, string key, UnreadPolicy otherwise)
    {
        switch (keys.Text(key))
        {
            case null:
                return otherwise;
            case "hold":
                return UnreadPolicy.Hold;
            case "unknown":
                return UnreadPolicy.Unknown;
            case "ignore":
                return UnreadPolicy.Ignore;
            default:
                keys.Report(keys.Place with { Field = key }, "another word", "hold, unknown or ignore", "write one of the three");
                return otherwise;
        }
    }
}
