using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping new</c>: a draft of a mapping from one extract, its guesses marked.</summary>
internal static class MappingNewCommand
{
    public static Command Create()
    {
        Argument<string> extract = MappingOptions.Mapping("extract", "The extract: a file as the agency sends it, plain or packed.");
        var output = new Option<string?>("--out", "-o") { Description = "Write the draft to this file, which must not be there yet. [default: print it]" };
        var name = new Option<string?>("--name") { Description = "The mapping's name, agency/feed. [default: from the extract's folder and name]" };
        ExtractOptions layout = ExtractOptions.Create();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("new", "Write a draft of a mapping from one extract, each guess marked with how sure it is.") { extract, output, name, config, json };
        layout.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string file = parsed.GetRequiredValue(extract);
            string? target = parsed.GetValue(output);
            if (target is not null && File.Exists(target))
            {
                throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(MappingFiles.NameOf(target)), "a file that is there already", "a new file: a draft never replaces somebody's work", "choose another name with --out"));
            }

            MappingDesk desk = MappingDesk.For(target ?? file, parsed.GetValue(config));
            ExtractProfile profile = ExtractProfiler.Profile(Delivery.Open(file), layout.Read(parsed), token);
            IReadOnlyList<ColumnGuess> guesses = new ColumnGuesser(desk.Lists, desk.Lexicon, desk.Schema).Guess(profile);
            string draft = SchemaLine(target) + MappingDraft.Write(parsed.GetValue(name) ?? MappingDraft.NameFor(file), profile, guesses);
            if (target is not null)
            {
                TextFiles.Write(target, draft);
            }

            string summary = $"{guesses.Count} of {profile.Columns.Count} columns guessed, {profile.Columns.Count - guesses.Count} not read";
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["file"] = target, ["columns"] = profile.Columns.Count, ["guessed"] = guesses.Count, ["draft"] = draft, ["exitCode"] = ExitCode.Done });
            }
            else
            {
                Console.Out.Write(target is null ? draft : $"Wrote {MappingFiles.NameOf(target)}: {summary}. Next: bridge mapping check {MappingFiles.NameOf(target)}\n");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    // Editors find the language by this line; it only helps where the draft stays.
    private static string SchemaLine(string? target)
    {
        string? schema = MappingDesk.Shipped() is { } folder ? Path.Combine(folder, "mapping.schema.json") : null;
        return target is null || schema is null || !File.Exists(schema)
            ? ""
            : $"# yaml-language-server: $schema={Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(target))!, schema).Replace('\\', '/')}\n";
    }
}
