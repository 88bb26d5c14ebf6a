using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement explain</c>: who may do what, and which clauses say so.</summary>
internal static class AgreementExplainCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "A flow, a release, a field or a party. [default: every flow and release in a line]", Arity = ArgumentArity.ZeroOrOne };
        Option<FileInfo> config = CommonOptions.Config();
        Option<string?> asOf = AgreementOptions.AsOf();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("explain", "Say who may do what under which clause, as the program decides it, on any day.") { name, config, asOf, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration deployment = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            AgreementBundle bundle = deployment.Agreements();
            DateTimeOffset instant = AgreementOptions.Instant(parsed.GetValue(asOf), deployment.Time());
            string? asked = parsed.GetValue(name);
            IReadOnlyList<string> lines = new AgreementExplanation(bundle, instant).Of(asked);
            if (lines.Count == 0)
            {
                throw new BridgeException(Issue.Error(ProgramCodes.NotFound, new Place(Field: asked), "no flow, release, field or party of this name", "a name that an agreement has", "run 'bridge agreement explain' without a name to see them"));
            }

            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["lines"] = new JsonArray([.. lines.Select(line => (JsonNode)line)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (string line in lines)
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
