using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge lexicon read</c>: reads flag cells of any source, and says of each what it means or why it waits for a person.</summary>
internal static class LexiconReadCommand
{
    private const double WantedShare = 0.9;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV file with the columns source_agency, field_example and raw_value; others are passed on." };
        var output = new Option<FileInfo?>("--out", "-o") { Description = "Write the rows to this file instead of the screen." };
        var check = new Option<bool>("--check") { Description = "Compare with the parts that the file expects, and print how many are right, held and wrong." };
        var lexicon = new Option<DirectoryInfo?>("--lexicon") { Description = "The lexicon's folder. [default: mappings/_lexicon above the current folder]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("read", "Read flag cells: the nine parts of each, or why it is held.") { file, output, check, lexicon, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            FlagFile flags = FlagFile.Read(parsed.GetRequiredValue(file).FullName);
            FlagLexicon words = FlagLexicon.Load(LexiconFolder.Find(parsed.GetValue(lexicon)?.FullName));
            IReadOnlyList<FlagRow> rows = flags.Readings(words);
            FileInfo? target = parsed.GetValue(output);
            if (target is not null)
            {
                TextFiles.Write(target.FullName, flags.Csv(rows));
            }

            return parsed.GetValue(check) ? Check(FlagAccuracy.Of(rows, flags.Expectations()), console) : Show(flags, rows, target, console);
        })));
        return command;
    }

    private static int Show(FlagFile flags, IReadOnlyList<FlagRow> rows, FileInfo? target, IAnsiConsole? console)
    {
        int held = rows.Count(row => row.Held);
        if (console is null)
        {
            CommandHost.Print(new JsonObject { ["cells"] = rows.Count, ["held"] = held, ["rows"] = flags.Json(rows) });
        }
        else if (target is null)
        {
            Console.Out.Write(flags.Csv(rows));
        }
        else
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read {rows.Count - held} of {rows.Count} cells, held {held}; see {target.Name}"));
        }

        return ExitCode.Done;
    }

    private static int Check(FlagAccuracy accuracy, IAnsiConsole? console)
    {
        int Count(FlagVerdict verdict, bool person) => accuracy.Count(verdict, person);
        if (console is null)
        {
            JsonObject Counts(bool person) => new() { ["right"] = Count(FlagVerdict.Right, person), ["held"] = Count(FlagVerdict.Held, person), ["wrong"] = Count(FlagVerdict.Wrong, person) };
            CommandHost.Print(new JsonObject { ["needNoPerson"] = Counts(false), ["needAPerson"] = Counts(true), ["readShare"] = Math.Round(accuracy.ReadShare, 4) });
        }
        else
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Cells", "Right", "Held", "Wrong");
            foreach ((string title, bool person) in ((string, bool)[])[("need no person", false), ("need a person", true)])
            {
                table.AddRow(title, Number(Count(FlagVerdict.Right, person)), Number(Count(FlagVerdict.Held, person)), Number(Count(FlagVerdict.Wrong, person)));
            }

            console.Write(table);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read without a person: {accuracy.ReadShare:P1} (wanted: {WantedShare:P0}, and none wrong)"));
        }

        bool good = Count(FlagVerdict.Wrong, false) + Count(FlagVerdict.Wrong, true) == 0 && accuracy.ReadShare >= WantedShare;
        return good ? ExitCode.Done : ExitCode.MappingTestsFailed;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
