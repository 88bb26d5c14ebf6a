using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>What may go wrong at the other end, in the words that all kinds of source share.</summary>
internal static class SourceFaults
{
    public static BridgeException Unreachable(PullSource source) => Error(
        source, ExtractCodes.Unreachable, "no answer", "a server that takes connections", "check the address, the network, and whether the server runs");

    public static BridgeException Lost(PullSource source) => Error(
        source, ExtractCodes.ConnectionLost, "a connection that broke off, or fell silent", "the whole file", "run again: what came is kept aside, and nothing half fetched is imported");

    public static BridgeException LoginRefused(PullSource source) => Error(
        source, ExtractCodes.LoginRefused, "a server that refuses the login", "an account that may read", "check the key or certificate that bridge.yaml names, and whether the agency knows it");

    public static BridgeException NotTrusted(PullSource source, string found, string expected, string fix) => Error(source, ExtractCodes.NotTrusted, found, expected, fix);

    public static BridgeException NotThere(PullSource source, string found) => Error(
        source, ExtractCodes.NotThere, found, "the folder or file that the agency named, with leave to read it", "correct the address in bridge.yaml, or ask the agency");

    private static BridgeException Error(PullSource source, string code, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(source.Name), found, expected, fix));
}
