using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release approve</c>: signs the hash of a package's manifest.</summary>
internal static class ReleaseApproveCommand
{
    public static Command Create()
    {
        Argument<string> id = ReleaseWork.Package();
        var revoke = new Option<bool>("--revoke") { Description = "Take your approval back." };
        Option<FileInfo> keyFile = AgreementOptions.Key();
        Option<FileInfo?> file = AgreementOptions.PassphraseFile();
        Option<int?> descriptor = AgreementOptions.PassphraseDescriptor();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("approve", "Approve a package: sign the hash of its manifest with your own key. It lasts as long as the clause says, and counts for these files alone.") { id, revoke, keyFile, file, descriptor, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using ReleaseWork work = ReleaseWork.Open(deployment.Read(parsed));
            PackageFolder package = work.Register.Find(parsed.GetRequiredValue(id));
            using SigningKey key = work.Key(package.Manifest.Release, parsed.GetRequiredValue(keyFile), Passphrase.Read(parsed.GetValue(file), parsed.GetValue(descriptor), "the key"));
            bool back = parsed.GetValue(revoke);
            IReadOnlyList<Issue> missing = work.Desk.Approve(package, back ? StatementKind.Revoke : StatementKind.Approve, key);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["id"] = package.Id, ["person"] = key.Person, ["manifestSha256"] = package.Manifest.Sha256(), ["revoked"] = back, ["maySend"] = missing.Count == 0, ["missing"] = ReleaseText.Json(missing), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            Console.Out.WriteLine($"{package.Id}, manifest {package.Manifest.Sha256()}: {(back ? "approval taken back" : "approved")} by {key.Person}");
            ReleaseText.Print(missing);
            return ExitCode.Done;
        })));
        return command;
    }
}
