using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary>Which records of the audit a command is about.</summary>
internal sealed class AuditOptions
{
    private readonly Option<string?> action = new("--action") { Description = "Only this action, for example import or release." };
    private readonly Option<string?> subject = new("--object") { Description = "Only what was done to this feed, release or number." };
    private readonly Option<DateOnly?> since = new("--since")
    {
        Description = "Only from this day on, yyyy-MM-dd in UTC.",
        CustomParser = result => CommonOptions.Day(result),
    };

    private readonly StoreSelection deployment;

    private AuditOptions(Command command)
    {
        deployment = StoreSelection.AddTo(command);
        command.Add(action);
        command.Add(subject);
        command.Add(since);
    }

    public static AuditOptions AddTo(Command command) => new(command);

    /// <summary>The records that the command line asks for, oldest first.</summary>
    /// <exception cref="BridgeException">CFG111: there is no audit.</exception>
    public IEnumerable<(AuditRecord Record, string Hash)> Records(ParseResult parsed)
    {
        string folder = Folder(deployment.Read(parsed));
        return AuditVerification.Records(folder).Where(record =>
            (parsed.GetValue(action) is not { } wanted || AuditWords.Of(record.Record.Entry.Action) == wanted)
            && (parsed.GetValue(subject) is not { } of || record.Record.Entry.Object == of)
            && (parsed.GetValue(since) is not { } day || DateOnly.FromDateTime(record.Record.Instant.UtcDateTime) >= day));
    }

    /// <summary>The folder of an audit that is there.</summary>
    public static string Folder(BridgeConfiguration configuration) => Directory.Exists(configuration.AuditFolder)
        ? configuration.AuditFolder
        : throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(configuration.AuditFolder), "no audit", "the audit that bridge run begins", "run the deployment once, or correct audit: in bridge.yaml"));
}
