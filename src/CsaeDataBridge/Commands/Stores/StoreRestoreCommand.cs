using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge store restore</c>: puts a backup in place of store and vault, and says what has to be loaded again.</summary>
internal static class StoreRestoreCommand
{
    public static Command Create()
    {
        var backup = new Argument<DirectoryInfo>("backup") { Description = "The folder of the backup." };
        var replace = new Option<bool>("--replace") { Description = "Replace a store and vault that are there; they are kept aside under another name." };
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("restore", "Put a backup, checked first, in place of store and vault, and say which loads are missing then.") { backup, replace, dryRun };
        return new StoreWork().Complete(command, AuditAction.Restore, (parsed, configuration, progress, token) =>
        {
            bool isDry = parsed.GetValue(dryRun);
            string path = parsed.GetRequiredValue(backup).FullName;
            RestoreResult result = StoreRestore.Run(configuration.StoreOptions(), path, parsed.GetValue(replace), isDry, progress, token);
            return new StoreAnswer(Lines(result, path, isDry), Document(result, path, isDry), []);
        });
    }

    private static List<string> Lines(RestoreResult result, string path, bool isDry)
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{(isDry ? "Would restore" : "Restored")} {path}: up to load {result.Backup.LastLoad}"),
        ];
        if (result.Replaced is not null)
        {
            lines.Add($"What was there is kept as {result.Replaced}, the vault beside it likewise. Remove both when nothing in them is needed: they hold personal data.");
        }

        if (result.LastKnown is { } known)
        {
            lines.Add(known > result.Backup.LastLoad
                ? string.Create(CultureInfo.InvariantCulture, $"The ledger before could not be read; loads after {result.Backup.LastLoad}, up to {known}, were committed and are missing: run bridge run with their deliveries in the inbox")
                : "The ledger before could not be read: compare the deliveries kept with bridge store recover");
        }

        if (result.Missing.Count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{result.Missing.Count} loads are not in the backup; run bridge run with their deliveries in the inbox:"));
            lines.AddRange(result.Missing.Select(StoreWork.Line));
        }

        if (result.WithdrawnSince.Count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{result.WithdrawnSince.Count} loads had been withdrawn since; their rows are back until they are withdrawn again:"));
            lines.AddRange(result.WithdrawnSince.Select(StoreWork.Line));
        }

        return lines;
    }

    private static JsonObject Document(RestoreResult result, string path, bool isDry)
    {
        JsonObject document = StoreBackupCommand.Document(path, result.Backup);
        document["dryRun"] = isDry;
        document["replaced"] = result.Replaced;
        document["missing"] = StoreWork.Loads(result.Missing);
        document["withdrawnSince"] = StoreWork.Loads(result.WithdrawnSince);
        document["lastKnown"] = result.LastKnown;
        return document;
    }
}
