using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release list</c>: the register of all packages.</summary>
internal static class ReleaseListCommand
{
    public static Command Create()
    {
        var release = new Option<string?>("--release") { Description = "Those of one release. [default: all]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List all packages that were ever prepared, with what became of them.") { release, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = deployment.Read(parsed);
            PackageFolder[] packages = [.. new PackageRegister(configuration.PackagesFolder).All().Where(package => parsed.GetValue(release) is not { } name || package.Manifest.Release == name)];
            if (console is null)
            {
                CommandHost.Print(new JsonArray([.. packages.Select(package => (JsonNode)new JsonObject
                {
                    ["id"] = package.Id,
                    ["state"] = ReleaseText.State(package),
                    ["release"] = package.Manifest.Release,
                    ["recipient"] = package.Manifest.Recipient,
                    ["preparedAt"] = ReleaseText.Instant(package.Manifest.PreparedAt),
                    ["preparedBy"] = package.Manifest.PreparedBy,
                    ["manifestSha256"] = package.Manifest.Sha256(),
                    ["sentAt"] = package.Receipt is { } receipt ? ReleaseText.Instant(receipt.SentAt) : null,
                })]));
                return ExitCode.Done;
            }

            foreach (PackageFolder package in packages)
            {
                Console.Out.WriteLine($"{package.Id}  {ReleaseText.State(package)}  {package.Manifest.Recipient}  prepared {ReleaseText.Instant(package.Manifest.PreparedAt)} by {package.Manifest.PreparedBy}{(package.Receipt is { } receipt ? $"  sent {ReleaseText.Instant(receipt.SentAt)}" : "")}");
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
