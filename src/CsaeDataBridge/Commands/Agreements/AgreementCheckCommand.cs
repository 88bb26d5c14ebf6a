using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement check</c>: says everything that is wrong in a folder of agreements.</summary>
internal static class AgreementCheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder of agreements; codelists lie under it." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Check every agreement of a folder: keys, references, basis in law, codesets, dates. Says all faults at once.") { folder, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            AgreementBundle bundle = AgreementBundle.Load(parsed.GetRequiredValue(folder).FullName);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["agreements"] = new JsonArray([.. bundle.Agreements.Select(agreement => (JsonNode)new JsonObject { ["id"] = agreement.Id, ["version"] = agreement.Version, ["sha256"] = agreement.Sha256 })]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (Agreement agreement in bundle.Agreements)
            {
                Console.Out.WriteLine($"{agreement.FileName}: {agreement.Id} version {agreement.Version} is sound: {agreement.Parties.Count} parties, {agreement.Flows.Count} flows with {agreement.Flows.Sum(flow => flow.Fields.Count)} fields, {agreement.Releases.Count} releases");
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
