using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store</c>: keeps the store safe, and gets it back.</summary>
internal static class StoreCommand
{
    public static Command Create() => new("store", "Back up, check, restore, compact, migrate and recover the store with its vault.")
    {
        StoreBackupCommand.Create(),
        StoreVerifyCommand.Create(),
        StoreRestoreCommand.Create(),
        StoreCompactCommand.Create(),
        StoreMigrateCommand.Create(),
        StoreRecoverCommand.Create(),
    };
}
