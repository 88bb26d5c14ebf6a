using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store compact</c>: writes store and vault anew without what deleted rows leave behind.</summary>
internal static class StoreCompactCommand
{
    public static Command Create()
    {
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("compact", "Write store and vault anew, every row compared, without the room and the traces that deleted rows leave behind.") { dryRun };
        return new StoreWork().Complete(command, AuditAction.Compact, (parsed, configuration, progress, _) =>
        {
            using BridgeStore store = BridgeStore.Open(configuration.StoreOptions());
            if (parsed.GetValue(dryRun))
            {
                long bytes = new FileInfo(configuration.StorePath).Length + new FileInfo(configuration.VaultPath).Length;
                return new StoreAnswer(
                    [string.Create(CultureInfo.InvariantCulture, $"Would write {bytes:N0} bytes of store and vault anew; as much room is needed beside them")],
                    new JsonObject { ["dryRun"] = true, ["bytes"] = bytes },
                    []);
            }

            progress.Report("writing store and vault anew");
            CompactionResult result = store.Compact();
            return new StoreAnswer(
                [string.Create(CultureInfo.InvariantCulture, $"Compacted {result.BytesBefore:N0} bytes to {result.BytesAfter:N0}: {result.Rows:N0} rows, each as before")],
                new JsonObject { ["bytesBefore"] = result.BytesBefore, ["bytesAfter"] = result.BytesAfter, ["rows"] = result.Rows },
                []);
        });
    }
}
