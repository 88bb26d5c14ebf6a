using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store verify</c>: reads a store, or a backup, whole and checks what the program relies on.</summary>
internal static class StoreVerifyCommand
{
    public static Command Create()
    {
        var backup = new Argument<DirectoryInfo?>("backup") { Description = "The folder of a backup. [default: the store itself]", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "Read every table of the store and vault, or of a backup, and check ledger, history and held rows.") { backup };
        return new StoreWork().Complete(command, null, (parsed, configuration, progress, token) =>
        {
            if (parsed.GetValue(backup) is { } folder)
            {
                (BackupManifest manifest, StoreCheck check) = BackupCheck.Verify(folder.FullName, configuration.KeyFile, progress, token);
                JsonObject document = StoreBackupCommand.Document(folder.FullName, manifest);
                return Answer(check, document, $"The files are what was written on {StoreWork.Instant(manifest.TakenAt)}");
            }

            using BridgeStore store = BridgeStore.Open(configuration.StoreOptions());
            return Answer(store.Verify(progress, token), new JsonObject { ["contentHash"] = store.ContentHash() }, null);
        });
    }

    private static StoreAnswer Answer(StoreCheck check, JsonObject document, string? first)
    {
        document["sound"] = check.IsSound;
        document["tables"] = StoreWork.Tables(check.Tables);
        document["checks"] = new JsonArray([.. check.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["check"] = finding.Check,
            ["table"] = finding.Table,
            ["rows"] = finding.Rows,
            ["wrong"] = finding.Wrong,
        })]);
        document["quarantineOpened"] = check.QuarantineOpened;
        string[] lines =
        [
            .. first is null ? [] : new[] { first },
            string.Create(CultureInfo.InvariantCulture, $"Read {check.Tables.Sum(table => table.Rows):N0} rows in {check.Tables.Count} tables of {check.Path}"),
            check.QuarantineOpened is { } opened
                ? string.Create(CultureInfo.InvariantCulture, $"Opened {opened:N0} held rows with the key")
                : "Held rows were not opened: the key file is not the one that belongs to them, or is not there",
            string.Create(CultureInfo.InvariantCulture, $"{check.Findings.Count(finding => finding.Wrong == 0)} of {check.Findings.Count} checks hold"),
        ];
        return new StoreAnswer(lines, document, check.Issues);
    }
}
