using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>What the commands share in which somebody signs something about an agreement: their options, and who may.</summary>
internal sealed class AgreementSigning
{
    private readonly Argument<string> agreement = new("agreement") { Description = "Its id." };
    private readonly Option<FileInfo> keyFile = AgreementOptions.Key();
    private readonly Option<FileInfo?> file = AgreementOptions.PassphraseFile();
    private readonly Option<int?> descriptor = AgreementOptions.PassphraseDescriptor();
    private readonly Option<FileInfo> config = CommonOptions.Config();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Adds the shared options to a command and what it does.</summary>
    /// <param name="may">Who may do it.</param>
    /// <param name="work">Gets the parsed command line and who signs; says what was done.</param>
    public Command Complete(Command command, Func<AgreementPerson, bool> may, Func<ParseResult, AgreementSigner, AgreementAnswer> work)
    {
        command.Arguments.Insert(0, agreement);
        foreach (Option option in (Option[])[keyFile, file, descriptor, config, json])
        {
            command.Add(option);
        }

        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration deployment = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            Agreement read = AgreementOptions.Find(deployment.Agreements([]), parsed.GetRequiredValue(agreement)).Agreement;
            using SigningKey key = SigningKey.Open(parsed.GetRequiredValue(keyFile).FullName, Passphrase.Read(parsed.GetValue(file), parsed.GetValue(descriptor), "the key"));
            AgreementPerson person = AgreementSigner.Find(deployment, read, key, may);
            var signer = new AgreementSigner(deployment, read, person, key, SignatureBook.Read(deployment.AgreementsFolder, read.Id), new AgreementTrail(deployment), deployment.Time().GetUtcNow());
            AgreementAnswer answer = work(parsed, signer);
            if (console is null)
            {
                answer.Document["issues"] = new JsonArray([.. new[] { answer.NotRecorded }.OfType<Issue>().Select(RunSummary.IssueJson)]);
                answer.Document["exitCode"] = ExitCode.Done;
                CommandHost.Print(answer.Document);
                return ExitCode.Done;
            }

            foreach (string line in answer.Lines)
            {
                Console.Out.WriteLine(line);
            }

            return CommandHost.Fail(json: false, [.. new[] { answer.NotRecorded }.OfType<Issue>()], ExitCode.Done);
        })));
        return command;
    }
}
