using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release verify</c>: for the sender by id, for the recipient over the sealed file.</summary>
internal static class ReleaseVerifyCommand
{
    private const string Approvals = "approvals:";

    public static Command Create()
    {
        var what = new Argument<string>("package") { Description = "The sender's id of a package, or the sealed file that a recipient got." };
        var config = new Option<FileInfo?>("--config", "-c") { Description = "The sender's bridge.yaml." };
        var trusted = new Option<FileInfo?>("--trusted") { Description = "For a recipient: a YAML file with trusted_keys:, the senders' public keys by person, got from them by another way." };
        var keyFile = new Option<FileInfo?>("--key") { Description = "For a recipient: the sealed key file that the package is for." };
        Option<FileInfo?> file = AgreementOptions.PassphraseFile();
        Option<int?> descriptor = AgreementOptions.PassphraseDescriptor();
        var output = new Option<DirectoryInfo?>("--out", "-o") { Description = "The sender's output folder. [default: what bridge.yaml says]" };
        var to = new Option<DirectoryInfo?>("--to") { Description = "For a recipient: the folder to be made for the files, once all of them are known to be whole." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("verify", "Verify a package: that its files are those of the manifest, and who approved it. A recipient opens it with that.") { what, config, trusted, keyFile, file, descriptor, output, to, json };
        command.Validators.Add(result =>
        {
            bool sender = result.GetValue(config) is not null;
            bool recipient = result.GetValue(trusted) is not null && result.GetValue(keyFile) is not null && result.GetValue(to) is not null;
            if (sender == recipient)
            {
                result.AddError("Name either --config, or --trusted, --key and --to.");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string package = parsed.GetRequiredValue(what);
            if (parsed.GetValue(config) is { } deployment)
            {
                using ReleaseWork work = ReleaseWork.Open(ConfigurationReader.Read(deployment.FullName, parsed.GetValue(output)?.FullName));
                PackageFolder known = work.Register.Find(package);
                work.Desk.Verify(known);
                return Answer(console is null, known.Manifest, known.Statements(), work.Configuration.TrustedKeys);
            }

            IReadOnlyDictionary<string, VerificationKey> keys = ConfigurationReader.ReadTrusted(parsed.GetValue(trusted)!.FullName);
            using SigningKey key = SigningKey.Open(parsed.GetValue(keyFile)!.FullName, Passphrase.Read(parsed.GetValue(file), parsed.GetValue(descriptor), "the key"));
            using ECDiffieHellman opening = key.Opening();
            OpenedPackage opened = PackageSeal.Open(package, opening, parsed.GetValue(to)!.FullName, token);
            return Answer(console is null, opened.Manifest, opened.Statements, keys);
        })));
        return command;
    }

    private static int Answer(bool json, ReleaseManifest manifest, IReadOnlyList<PackageStatement> statements, IReadOnlyDictionary<string, VerificationKey> trusted)
    {
        string sha256 = manifest.Sha256();
        (PackageStatement Statement, bool Verified)[] said =
            [.. statements.Select(statement => (statement, statement.Manifest == sha256 && trusted.TryGetValue(statement.Person, out VerificationKey? key) && key.Verifies(statement.Signed(), statement.Signature)))];
        int approvals = said.Where(one => one.Verified && one.Statement.Kind == StatementKind.Approve && one.Statement.Person != manifest.PreparedBy).Select(one => trusted[one.Statement.Person].Text).Distinct(StringComparer.Ordinal).Count();
        int needed = manifest.Obligations.FirstOrDefault(obligation => obligation.StartsWith(Approvals, StringComparison.Ordinal)) is { } count ? int.Parse(count[Approvals.Length..], CultureInfo.InvariantCulture) : 0;
        bool holds = approvals >= needed && said.Any(one => one.Verified && one.Statement.Kind == StatementKind.Prepare && one.Statement.Person == manifest.PreparedBy);
        int exit = holds ? ExitCode.Done : ExitCode.AgreementRefuses;
        if (json)
        {
            CommandHost.Print(new JsonObject
            {
                ["id"] = manifest.Id,
                ["manifestSha256"] = sha256,
                ["files"] = manifest.Files.Count,
                ["statements"] = new JsonArray([.. said.Select(one => (JsonNode)new JsonObject { ["kind"] = one.Statement.Kind.ToString(), ["person"] = one.Statement.Person, ["at"] = ReleaseText.Instant(one.Statement.At), ["verified"] = one.Verified })]),
                ["approvals"] = approvals,
                ["needed"] = needed,
                ["holds"] = holds,
                ["exitCode"] = exit,
            });
            return exit;
        }

        Console.Out.WriteLine($"{manifest.Id}, manifest {sha256}: {manifest.Files.Count.ToString(CultureInfo.InvariantCulture)} files, all of them as they were frozen");
        foreach ((PackageStatement statement, bool verified) in said)
        {
            Console.Out.WriteLine($"  {statement.Kind.ToString().ToLowerInvariant()} {statement.Person} {ReleaseText.Instant(statement.At)}: {(verified ? "signed" : "NOT VERIFIED by a trusted key")}");
        }

        Console.Out.WriteLine($"  {approvals.ToString(CultureInfo.InvariantCulture)} of {needed.ToString(CultureInfo.InvariantCulture)} approvals hold. Goes with it: {string.Join(", ", manifest.Obligations)}");
        return exit;
    }
}
