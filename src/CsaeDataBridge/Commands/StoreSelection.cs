using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>The deployment whose store a command is about.</summary>
internal sealed record StoreSelection(Option<FileInfo> Config, Option<DirectoryInfo?> Output)
{
    public static StoreSelection AddTo(Command command)
    {
        var selection = new StoreSelection(CommonOptions.Config(), CommonOptions.Out());
        command.Options.Add(selection.Config);
        command.Options.Add(selection.Output);
        return selection;
    }

    /// <exception cref="BridgeException">CFG11x: bridge.yaml is wrong.</exception>
    public BridgeConfiguration Read(ParseResult parsed) => ConfigurationReader.Read(parsed.GetRequiredValue(Config).FullName, parsed.GetValue(Output)?.FullName);

    /// <summary>The deployment's store, for the caller to dispose.</summary>
    public BridgeStore Open(ParseResult parsed) => Run(parsed).OpenStore();

    /// <summary>Does something about an open store that the audit records.</summary>
    /// <param name="what">Numbers and ids of the store, never a name.</param>
    public T Audited<T>(ParseResult parsed, BridgeStore store, AuditAction action, string what, Func<T> work)
    {
        using AuditLog audit = Run(parsed).OpenAudit(store);
        return audit.Record(new AuditEntry(action, what), _ => work());
    }

    private BridgeRun Run(ParseResult parsed) => new(Read(parsed), new RunProgress(null));
}
