using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping approve</c>: signs mappings off, so that they may load data.</summary>
internal static partial class MappingApproveCommand
{
    public static Command Create()
    {
        Argument<string[]> mappings = MappingOptions.Mappings();
        var by = new Option<string>("--by") { Description = "Who answers for the mapping: the data owner that the agreement names.", Required = true };
        var why = new Option<string>("--why") { Description = "What was looked at, and why it may load data.", Required = true };
        foreach (Option<string> option in (Option<string>[])[by, why])
        {
            option.Validators.Add(result =>
            {
                if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                {
                    result.AddError($"{option.Name} takes words: an approval without them is none.");
                }
            });
        }

        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("approve", "Sign mappings off: record who approves them, when, why, and the hash of what they say. A mapping with an error or a failing test cannot be approved; a draft becomes active.") { mappings, by, why, config, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            var approved = new JsonArray();
            foreach ((string path, string name) in MappingFiles.Find(parsed.GetRequiredValue(mappings)))
            {
                token.ThrowIfCancellationRequested();
                MappingDesk desk = MappingDesk.For(path, parsed.GetValue(config));
                MappingDocument document = Check(desk, path, name);
                ApprovalBook book = ApprovalBook.Read(path, name);
                if (book.Refuse(document) is null)
                {
                    Say(console is null, $"{name}: version {document.Version} is approved as it stands");
                    continue;
                }

                book.Approve(document, parsed.GetRequiredValue(by), parsed.GetRequiredValue(why), desk.Clock.GetUtcNow());
                approved.Add(new JsonObject { ["mapping"] = document.Name, ["version"] = document.Version, ["sha256"] = document.Sha256, ["approvals"] = FilePatterns.NameOf(book.Path) });
                Say(console is null, $"{name}: version {document.Version} approved, hash {document.Sha256}, recorded in {FilePatterns.NameOf(book.Path)}");
            }

            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["approved"] = approved, ["exitCode"] = ExitCode.Done });
            }

            return ExitCode.Done;
        })));
        return command;
    }

    // What is wrong or fails is nobody's to approve. The status is set before the hash is taken, since it is part of what is approved.
    private static MappingDocument Check(MappingDesk desk, string path, string name)
    {
        MappingDocument document = MappingReader.ReadFile(path, name, desk.Lists);
        if (document.Status == MappingStatus.Retired)
        {
            throw new BridgeException(Issue.Error(MappingCodes.NotActive, new Place(name, Field: "status"), "a mapping whose status is retired", "a draft or an active mapping", "write 'status: draft' to bring it back"));
        }

        desk.Compiler.Compile(document, desk.Flow(document));
        IReadOnlyList<Issue> failures = [.. MappingTests.Run(desk.Compiler, document, desk.Flow(document)), .. desk.NoClause(document) is { } refusal ? [refusal] : Array.Empty<Issue>()];
        if (failures.Count > 0)
        {
            throw new BridgeException(failures);
        }

        if (document.Status == MappingStatus.Active)
        {
            return document;
        }

        string text = File.ReadAllText(path);
        TextFiles.Write(path, StatusLine().IsMatch(text) ? StatusLine().Replace(text, "status: active", 1) : $"{text.TrimEnd()}\nstatus: active\n");
        return MappingReader.ReadFile(path, name, desk.Lists);
    }

    private static void Say(bool json, string text)
    {
        if (!json)
        {
            Console.Out.WriteLine(text);
        }
    }

    [GeneratedRegex("^status: *draft", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();
}
