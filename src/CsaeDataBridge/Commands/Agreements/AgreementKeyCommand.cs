using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement key new</c>: makes a person's signing key.</summary>
internal static class AgreementKeyCommand
{
    public static Command Create()
    {
        var person = new Option<string>("--person") { Description = "Whose key it is: their id under people of the agreement.", Required = true };
        person.Validators.Add(result =>
        {
            string text = result.GetValueOrDefault<string>() ?? "";
            if (text.Length == 0 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_' or '-')))
            {
                result.AddError("--person takes letters, digits, dots, hyphens and underscores.");
            }
        });
        var to = new Option<FileInfo>("--out", "-o") { Description = "The new key file; only its owner may read it.", Required = true };
        Option<FileInfo?> file = AgreementOptions.PassphraseFile();
        Option<int?> descriptor = AgreementOptions.PassphraseDescriptor();
        Option<bool> json = CommonOptions.Json();
        var make = new Command("new", "Make a P-256 key for one person, sealed by their passphrase, and print its public half.") { person, to, file, descriptor, json };
        make.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string who = parsed.GetRequiredValue(person);
            FileInfo path = parsed.GetRequiredValue(to);
            using SigningKey key = SigningKey.Create(who);
            key.Seal(path.FullName, Passphrase.Read(parsed.GetValue(file), parsed.GetValue(descriptor), who));
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["person"] = who, ["key"] = key.Public.Text, ["file"] = path.Name, ["exitCode"] = ExitCode.Done });
            }
            else
            {
                Console.Out.WriteLine($"{path.Name}: the key of {who}, sealed. Its public half, for people: in the agreement and trusted_keys: in bridge.yaml:");
                Console.Out.WriteLine(key.Public.Text);
            }

            return ExitCode.Done;
        })));
        return new Command("key", "Make signing keys.") { make };
    }
}
