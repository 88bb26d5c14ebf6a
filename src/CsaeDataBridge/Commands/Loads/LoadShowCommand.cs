using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge load show</c>: everything that the ledger keeps of one load.</summary>
internal static class LoadShowCommand
{
    public static Command Create()
    {
        var number = new Argument<int>("load") { Description = "The load's number, as 'bridge loads' lists it." };
        var command = new Command("show", "Show everything that is kept of one load: its file, rows, changes, held rows, checks, mapping, clause, durations, and who.") { number };
        StoreSelection selection = StoreSelection.AddTo(command);
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            LoadEntry load = store.Load(parsed.GetValue(number));
            ChangeEntry? withdrawal = store.Changes().FirstOrDefault(change => change.Number == load.WithdrawnBy);
            (string Code, string? Field, int Rows)[] held =
            [
                .. store.Quarantine().Where(row => row.LoadId == load.LoadId)
                    .GroupBy(row => (row.Code, row.Field))
                    .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
                    .Select(group => (group.Key.Code, group.Key.Field, group.Select(row => row.Line).Distinct().Count())),
            ];
            CheckResult[] checks = [.. store.CheckResults().Where(check => check.LoadId == load.LoadId && check.Scope == CheckScope.Load).Select(check => check.Result).OrderByDescending(check => check.Outcome).ThenBy(check => check.CheckId, StringComparer.Ordinal)];
            if (console is null)
            {
                JsonObject shown = LoadWords.Json(load);
                shown["checks"] = new JsonArray([.. checks.Select(CheckResultText.Json)]);
                shown["heldBy"] = new JsonArray([.. held.Select(one => (JsonNode)new JsonObject { ["code"] = one.Code, ["field"] = one.Field, ["rows"] = one.Rows })]);
                shown["withdrawal"] = withdrawal is null ? null : LoadWords.Json(withdrawal);
                shown["exitCode"] = ExitCode.Done;
                CommandHost.Print(shown);
                return ExitCode.Done;
            }

            foreach ((string name, string text) in Lines(load, withdrawal, held, checks))
            {
                Console.Out.WriteLine($"{name,-11}  {text}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static IEnumerable<(string Name, string Text)> Lines(LoadEntry load, ChangeEntry? withdrawal, IReadOnlyList<(string Code, string? Field, int Rows)> held, IReadOnlyList<CheckResult> checks)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        yield return ("load", string.Create(invariant, $"{load.LoadId}, {LoadWords.Word(load.Status)}{(load.Reason is null ? "" : $" by {load.Reason}")}{(load.ReplayOf is { } of ? $", replay of load {of}" : "")}"));
        yield return ("feed", load.Feed);
        yield return ("file", load.File);
        yield return ("content", load.ContentHash ?? "not read");
        yield return ("as of", string.Create(invariant, $"{LoadWords.Day(load.AsOf)}, sequence {load.Sequence}{(load.Kind is { } kind ? $", {LoadWords.Word(kind)}" : "")}{(load.Scope is null ? "" : $" of {load.Scope}")}"));
        if (load.Text is { } text)
        {
            yield return ("text", $"{text.Encoding}{(text.Delimiter is { } delimiter ? $", delimiter {(delimiter == '\t' ? "tab" : delimiter)}" : "")}{(text.Quote is { } quote ? $", quote {quote}" : "")}");
        }

        yield return ("mapping", $"{load.Mapping}{(load.MappingVersion is null ? "" : $" {load.MappingVersion}")}{(load.CompiledHash is null ? "" : $", compiled {load.CompiledHash}")}");
        yield return ("agreement", $"{load.Agreement}{(load.Clause is null ? "" : $", clause {load.Clause}")}");
        RowCounts rows = load.Rows;
        yield return ("rows", string.Create(invariant, $"{rows.Read:N0} read = {rows.Mapped:N0} mapped + {rows.Duplicate:N0} duplicate + {rows.Excluded:N0} excluded + {rows.Held:N0} held"));
        yield return ("events", LoadWords.Counts(load.Events));
        yield return ("persons", LoadWords.Counts(load.Persons));
        foreach ((string code, string? field, int count) in held)
        {
            yield return ("held", $"{LoadWords.Count(count, "row")}, {code}{(field is null ? "" : $", {field}")}");
        }

        if (checks.Count > 0)
        {
            yield return ("checks", $"{LoadWords.Count(checks.Count, "check")} made, {checks.Count(check => check.Outcome != CheckOutcome.Passed)} of which say something");
        }

        foreach (CheckResult check in checks.Where(check => check.Outcome != CheckOutcome.Passed))
        {
            string among = check.Total is { } total ? string.Create(invariant, $" of {total:N0}") : "";
            string limit = check.Bound is { } bound ? string.Create(invariant, $", the limit is {bound:0.###}") : "";
            yield return ("check", string.Create(invariant, $"{CheckResultText.Word(check.Outcome)} {check.CheckId}{(check.Subject is null ? "" : $" {check.Subject}")}: {check.Found:N0}{among}{limit}"));
        }

        yield return ("by", load.LoadedBy ?? "not kept");
        yield return ("started", LoadWords.Instant(load.StartedAt));
        yield return ("recorded", LoadWords.Instant(load.CommittedAt));
        LoadDurations took = load.Durations;
        yield return ("took", string.Join(", ", new[] { ("staging", took.Staging), ("mapping", took.Mapping), ("merging", took.Merging) }
            .Where(step => step.Item2 is not null).Select(step => string.Create(invariant, $"{step.Item1} {step.Item2:N0} ms")).DefaultIfEmpty("not kept")));
        if (withdrawal is not null)
        {
            yield return ("withdrawn", $"by {withdrawal.MadeBy} at {LoadWords.Instant(withdrawal.CommittedAt)}, change {withdrawal.Number.ToString(invariant)}: {withdrawal.Reason}");
        }
    }
}
