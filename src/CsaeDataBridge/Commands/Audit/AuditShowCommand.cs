using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge audit show</c>: the newest records.</summary>
internal static class AuditShowCommand
{
    public static Command Create()
    {
        var last = new Option<int>("--last") { Description = "How many records, the newest last.", DefaultValueFactory = _ => 20 };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show what was done last, by whom and under which clause.") { last, json };
        AuditOptions options = AuditOptions.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            (AuditRecord Record, string Hash)[] records = [.. options.Records(parsed).TakeLast(parsed.GetValue(last))];
            if (console is null)
            {
                CommandHost.Print(new JsonArray([.. records.Select(record => AuditText.Json(record.Record, record.Hash))]));
            }
            else
            {
                foreach ((AuditRecord record, _) in records)
                {
                    Console.Out.WriteLine(AuditText.Line(record));
                }
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
