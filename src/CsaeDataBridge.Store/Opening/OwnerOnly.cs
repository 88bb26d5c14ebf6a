using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What is for its owner alone: keys and the vault.</summary>
internal static class OwnerOnly
{
    /// <summary>Refuses a file or folder that others than its owner may open.</summary>
    public static void Refuse(string path)
    {
        if (FileGuard.IsOpenToOthers(path))
        {
            string mode = Directory.Exists(path) ? "700" : "600";
            throw new BridgeException(Issue.Error(StoreCodes.OpenToOthers, new Place(path), "permissions that let other users in", "permissions for its owner alone", $"run chmod {mode} on it, and ask who may have read it"));
        }
    }
}
