using System.CommandLine;
using System.Globalization;
using CsaeDataBridge.Analysts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge sql</c>: queries over one release, and nothing else.</summary>
internal static class SqlCommand
{
    private const int RowsOfATable = 200;
    private const int Seconds = 60;
    private const int LongestSeconds = 3600;

    public static Command Create()
    {
        var query = new Argument<string?>("query") { Description = "One query, or several with ; between. Without it and --file the input is read; where that is blank too, the release's tables and columns are listed.", Arity = ArgumentArity.ZeroOrOne };
        var release = new Option<string>("--release") { Description = "What to query: a report that a run wrote, for example R-NSP-A-2025-26, or a package that was approved or sent, by its id.", Required = true };
        var purpose = new Option<string>("--purpose") { Description = "What for, by the id of a purpose of the agreement. It is recorded with your account.", Required = true };
        var file = new Option<FileInfo?>("--file", "-f") { Description = "Read the queries from this file." };
        var csv = new Option<bool>("--csv") { Description = "Print CSV, with nothing in it that a spreadsheet would run." };
        var rows = new Option<int?>("--rows") { Description = $"Print no more rows of each result; the others are counted. [default: {RowsOfATable}, and all with --csv and --json]" };
        var timeout = new Option<int?>("--timeout") { Description = $"Stop after so many seconds. [default: {Seconds}]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("sql", "Query a release with SQL, in a process of its own that reaches nothing else: no store, no file, no network. Who asks, and what for, is recorded.") { query, release, purpose, file, csv, rows, timeout, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(json))
            {
                result.AddError("Name either --csv or --json.");
            }

            if (result.GetValue(query) is not null && result.GetValue(file) is not null)
            {
                result.AddError("Name either a query or --file.");
            }

            if (result.GetValue(rows) < 1 || result.GetValue(timeout) is < 1 or > LongestSeconds)
            {
                result.AddError($"--rows takes a whole number of 1 or more, --timeout one from 1 to {LongestSeconds}.");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), _ =>
        {
            QueryFormat format = parsed.GetValue(json) ? QueryFormat.Json : parsed.GetValue(csv) ? QueryFormat.Csv : QueryFormat.Table;
            QueryAnswer answer = ReleaseQuery.Run(
                deployment.Read(parsed),
                parsed.GetRequiredValue(release),
                parsed.GetRequiredValue(purpose),
                parsed.GetValue(query) ?? Text(parsed.GetValue(file)),
                format,
                parsed.GetValue(rows) ?? (format == QueryFormat.Table ? RowsOfATable : null),
                TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? Seconds),
                token);
            if (format == QueryFormat.Csv && answer.LeftOut > 0)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.LeftOut:N0} more rows are not printed (--rows)."));
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static string Text(FileInfo? file)
    {
        try
        {
            return file is not null ? File.ReadAllText(file.FullName) : Console.IsInputRedirected ? Console.In.ReadToEnd() : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(file?.Name ?? "input"), "no queries that can be read", "a text with queries", "name a readable file with --file"));
        }
    }
}
