using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge disclosure audit</c>: attacks a folder of published files.</summary>
internal static class DisclosureAuditCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder of published CSV files of one table, for example its months." };
        Option<FileInfo> specification = DisclosureOptions.Specification();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("audit", "Try to work out what published files hide, from all of them together; exit 12 when something is found.") { folder, specification, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            TableSpec spec = TableSpec.Read(parsed.GetRequiredValue(specification).FullName);
            CountFile[] files = [.. Files(parsed.GetRequiredValue(folder)).Select(CountFiles.Read)];
            IReadOnlyList<AuditFinding> findings = PublishedAudit.Attack(files, spec, token);
            if (console is null)
            {
                CommandHost.Print(new JsonObject
                {
                    ["files"] = files.Length,
                    ["findings"] = new JsonArray([.. findings.Select(found => (JsonNode)new JsonObject { ["file"] = found.File, ["line"] = found.Line, ["exactly"] = found.Exactly })]),
                });
            }
            else if (findings.Count == 0)
            {
                Console.Out.WriteLine($"{files.Length} file{(files.Length == 1 ? "" : "s")}: every hidden count can be two numbers that are three or more apart.");
            }
            else
            {
                foreach (AuditFinding found in findings)
                {
                    Console.Error.WriteLine(Issue.Error(SharingCodes.Recovered, new Place(found.File, found.Line), found.Exactly ? "a hidden count that can be worked out exactly" : "a hidden count that can be narrowed down to less than three apart", "two tables that fit all that is published, three or more apart there", "recall the file, and protect the table with the others under 'earlier:'"));
                }
            }

            return findings.Count == 0 ? ExitCode.Done : ExitCode.AgreementRefuses;
        })));
        return command;
    }

    private static string[] Files(DirectoryInfo folder)
    {
        string[] files = folder.Exists ? [.. Directory.GetFiles(folder.FullName, "*.csv").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(folder.Name), "no folder with CSV files", "the published files", "name their folder"));
    }
}
