using System.CommandLine;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge audit export</c>: records for whoever looks into them elsewhere.</summary>
internal static class AuditExportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Write here: .csv for a spreadsheet, anything else for JSON, a record a line." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("export", "Write records to a file. It proves nothing by itself: bridge audit verify checks the audit where it is.") { file, json };
        AuditOptions options = AuditOptions.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), _ =>
        {
            string path = parsed.GetRequiredValue(file).FullName;
            IEnumerable<(AuditRecord Record, string Hash)> records = options.Records(parsed);
            IEnumerable<string> lines = Path.GetExtension(path) == ".csv"
                ? records.Select(record => CsvLine.Of(AuditText.Cells(record.Record, record.Hash))).Prepend(CsvLine.Of(AuditText.Headers))
                : records.Select(record => AuditText.Json(record.Record, record.Hash).ToJsonString());
            TextFiles.Write(path, string.Concat(lines.Select(line => line + '\n')));
            return ExitCode.Done;
        }));
        return command;
    }
}
