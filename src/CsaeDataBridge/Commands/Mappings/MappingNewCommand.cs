using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge mapping new</c>: a draft of a mapping, from one extract with its guesses marked, or from a template.</summary>
internal static class MappingNewCommand
{
    public static Command Create()
    {
        var extract = new Argument<string?>("extract") { Description = "The extract: a file as the agency sends it, plain or packed. Without one, name a template.", Arity = ArgumentArity.ZeroOrOne };
        var template = new Option<string?>("--template", "-t") { Description = "Start from a template instead: a kind that 'bridge mapping templates' lists." };
        var output = new Option<string?>("--out", "-o") { Description = "Write the draft to this file, which must not be there yet. [default: print it]" };
        var name = new Option<string?>("--name") { Description = "The mapping's name, agency/feed. [default: from the extract's folder and name, or the template's]" };
        var agreement = new Option<string?>("--agreement") { Description = "The agreement and its flow, of a mapping from a template. [default: the template's]" };
        Option<string?> feed = MappingOptions.Feed();
        ExtractOptions layout = ExtractOptions.Create();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("new", "Write a draft of a mapping: from one extract, each guess marked with how sure it is, or from a template.") { extract, template, output, name, agreement, feed, config, json };
        layout.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(extract) is null == result.GetValue(template) is null)
            {
                result.AddError("bridge mapping new takes an extract or --template, one of the two.");
            }
            else if (result.GetValue(agreement) is not null && result.GetValue(template) is null)
            {
                result.AddError("--agreement goes with --template.");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string? target = parsed.GetValue(output);
            MappingTemplate? start = parsed.GetValue(template) is { } kind ? MappingTemplate.Find(kind) : null;
            string? view = target is not null && start?.View is not null ? Path.ChangeExtension(target, ".view.json") : null;
            if (new[] { target, view }.FirstOrDefault(File.Exists) is { } taken)
            {
                throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(FilePatterns.NameOf(taken)), "a file that is there already", "a new file: a draft never replaces somebody's work", "choose another name with --out"));
            }

            (string draft, string summary, JsonObject counts) = start is not null
                ? FromTemplate(start, parsed.GetValue(name), parsed.GetValue(agreement))
                : FromExtract(parsed.GetValue(extract)!, target, parsed.GetValue(name), parsed.GetValue(feed), parsed.GetValue(config), layout.Read(parsed), token);
            draft = SchemaLine(target) + draft;
            if (target is not null)
            {
                TextFiles.Write(target, draft);
                if (view is not null)
                {
                    TextFiles.Write(view, File.ReadAllText(start!.View!));
                    counts["view"] = view;
                    summary = $"with {FilePatterns.NameOf(view)} beside it: {summary}";
                }
            }

            if (console is null)
            {
                counts["file"] = target;
                counts["draft"] = draft;
                counts["exitCode"] = ExitCode.Done;
                CommandHost.Print(counts);
            }
            else
            {
                Console.Out.Write(target is null ? draft : $"Wrote {FilePatterns.NameOf(target)}: {summary}. Next: bridge mapping check {FilePatterns.NameOf(target)}\n");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static (string Draft, string Summary, JsonObject Counts) FromExtract(string file, string? target, string? name, string? feed, FileInfo? config, ProfileOptions layout, CancellationToken token)
    {
        MappingDesk desk = MappingDesk.For(target ?? file, config);
        using FeedKeys keys = desk.Keys(feed);
        ExtractProfile profile = ExtractProfiler.Profile(keys.Open(file), layout, token);
        IReadOnlyList<ColumnGuess> guesses = new ColumnGuesser(desk.Lists, desk.Lexicon, desk.Schema).Guess(profile);
        return (
            MappingDraft.Write(name ?? MappingDraft.NameFor(file), profile, guesses),
            $"{guesses.Count} of {profile.Columns.Count} columns guessed, {profile.Columns.Count - guesses.Count} not read",
            new JsonObject { ["columns"] = profile.Columns.Count, ["guessed"] = guesses.Count });
    }

    private static (string Draft, string Summary, JsonObject Counts) FromTemplate(MappingTemplate template, string? name, string? agreement)
    {
        string folder = FilePatterns.NameOf(template.Folder);
        return (
            template.Text(name, agreement),
            $"the template {template.Kind}; what to change is in {folder}/README.md, and the flow for the agreement in {folder}/agreement.yaml",
            new JsonObject { ["template"] = template.Kind, ["folder"] = folder });
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
