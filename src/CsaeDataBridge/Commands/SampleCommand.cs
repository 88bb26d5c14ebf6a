using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Northshire;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge sample</c>: writes Northshire's extracts, truth and population.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder to write to; made when absent.", Required = true };
        var people = new Option<int>("--people", "-n") { Description = "People with a concern, 1 or more.", DefaultValueFactory = _ => NorthshireGenerator.DefaultPeople };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--people takes a whole number of 1 or more, for example --people 3000.");
            }
        });
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => NorthshireGenerator.DefaultSeed };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("sample", "Write the extracts of Northshire, an invented area with planted truth.") { output, people, seed, json };
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string folder = parsed.GetRequiredValue(output).FullName;
            Write(folder, parsed.GetValue(people), parsed.GetValue(seed), token);
            string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]) });
            }
            else
            {
                Console.Out.WriteLine($"Wrote {files.Length} files for {parsed.GetValue(people)} people with a concern, and as many without, to {folder}");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static void Write(string folder, int people, ulong seed, CancellationToken token)
    {
        try
        {
            NorthshireGenerator.Write(folder, people, seed, token);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(folder), "a folder that cannot be written", "a folder with room that this account may write to", "choose another folder, or correct its permissions"));
        }
    }
}
