using System.CommandLine;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge profile</c>: what an extract that nobody has described holds, and what its columns most likely are.</summary>
internal static class ProfileCommand
{
    public static Command Create()
    {
        Argument<string> extract = MappingOptions.Mapping("extract", "The extract: a file as the agency sends it, plain or packed.");
        var html = new Option<string?>("--html") { Description = "Write the profile as a page to this file too." };
        Option<string?> feed = MappingOptions.Feed();
        ExtractOptions layout = ExtractOptions.Create();
        Option<FileInfo?> config = MappingOptions.Config();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("profile", "Say what an extract holds: layout, blanks, forms, dates, words and keys of each column, and what it most likely is. Shows no cell that fewer than 5 rows have, and none of columns with names, references, dates or free text.") { extract, html, feed, config, json };
        layout.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string file = parsed.GetRequiredValue(extract);
            MappingDesk desk = MappingDesk.For(file, parsed.GetValue(config));
            using FeedKeys keys = desk.Keys(parsed.GetValue(feed));
            ExtractProfile profile = ExtractProfiler.Profile(keys.Open(file), layout.Read(parsed), token);
            IReadOnlyList<ColumnGuess> guesses = new ColumnGuesser(desk.Lists, desk.Lexicon, desk.Schema).Guess(profile);
            profile = ProfilePrivacy.Protect(profile, guesses);
            if (parsed.GetValue(html) is { } page)
            {
                TextFiles.Write(page, ProfilePage.Of(profile, guesses));
            }

            if (console is null)
            {
                CommandHost.Print(ProfileText.Json(profile, guesses));
            }
            else
            {
                Console.Out.Write(ProfileText.Of(profile, guesses));
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
