using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Keeps every other program out of store and vault for as long as this one has them, also between two statements.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream held;

    private StoreLock(FileStream held) => this.held = held;

    /// <exception cref="BridgeException">STO491: another program has the store.</exception>
    public static StoreLock Take(string storePath)
    {
        string path = $"{storePath}.lock";
        return FileGuard.Run(path, () =>
        {
            try
            {
                return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException failure) when (FileGuard.IsHeld(failure))
            {
                throw new BridgeException(Issue.Error(
                    DuckDbCodes.Locked,
                    new Place(storePath),
                    "another program that has the store open",
                    "one program at a time",
                    "wait for it to end, or stop it; analysts open a release's own file, never the store"));
            }
        });
    }

    public void Dispose() => held.Dispose();
}
