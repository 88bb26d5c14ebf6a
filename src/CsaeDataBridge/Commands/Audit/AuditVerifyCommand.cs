using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge audit verify</c>: whether every record stands as it was written, none is missing, and the ledger agrees.</summary>
internal static partial class AuditVerifyCommand
{
    public static Command Create()
    {
        var anchor = new Option<AuditPoint?>("--anchor")
        {
            Description = "A head that somebody outside was given, as verify prints it: number:hash.",
            CustomParser = result =>
            {
                if (Anchor().Match(result.Tokens[0].Value) is { Success: true } match && long.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence))
                {
                    return new AuditPoint(sequence, match.Groups[2].Value);
                }

                result.AddError("--anchor takes a number, a colon and 64 hexadecimal digits, as bridge audit verify prints them");
                return null;
            },
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("verify", "Check every record, the signed head and the days' roots, and hold them against the ledger (exit 12: something was changed or is missing).") { anchor, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = deployment.Read(parsed);
            AuditVerdict verdict = Verify(configuration, parsed.GetValue(anchor), token);
            if (console is null)
            {
                Print(verdict);
            }
            else
            {
                Write(verdict);
            }

            return verdict.Fault is null ? ExitCode.Done : ExitCode.AgreementRefuses;
        })));
        return command;
    }

    private static AuditVerdict Verify(BridgeConfiguration configuration, AuditPoint? anchor, CancellationToken token)
    {
        string folder = AuditOptions.Folder(configuration);
        using AuditKey key = AuditKey.Open(configuration.AuditKeyFile, create: false);
        using BridgeStore store = new BridgeRun(configuration, new RunProgress(null)).OpenStore();
        return AuditVerification.Verify(folder, key.Public, [.. store.AuditPoints().Values, .. anchor is { } given ? [given] : Array.Empty<AuditPoint>()], token);
    }

    private static void Write(AuditVerdict verdict)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Records} records hold{(verdict.Torn ? "; one more was cut short and will be set aside" : "")}."));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Head: {verdict.Last.Sequence}:{verdict.Last.Hash}"));
        foreach (long intent in verdict.OpenIntents)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Record {intent} was begun, and nobody recorded how it ended: bridge audit show says what it was."));
        }

        if (verdict.Fault is { } fault)
        {
            Console.Error.WriteLine(fault);
        }
    }

    private static void Print(AuditVerdict verdict) => CommandHost.Print(new JsonObject
    {
        ["records"] = verdict.Records,
        ["head"] = string.Create(CultureInfo.InvariantCulture, $"{verdict.Last.Sequence}:{verdict.Last.Hash}"),
        ["torn"] = verdict.Torn,
        ["open"] = new JsonArray([.. verdict.OpenIntents.Select(intent => (JsonNode)intent)]),
        ["issues"] = new JsonArray([.. new[] { verdict.Fault }.OfType<Issue>().Select(RunSummary.IssueJson)]),
    });

    [GeneratedRegex("^([0-9]{1,18}):([0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();
}
