using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine show</c>: one held row, its cells hidden unless the operator says why they must be seen.</summary>
internal static class QuarantineShowCommand
{
    public static Command Create()
    {
        var load = new Argument<int>("load") { Description = "The load's number in the ledger." };
        var line = new Argument<long>("line") { Description = "Line of the row in the delivered file." };
        var values = new Option<bool>("--show-values") { Description = "Show the cells that the agreement permits. Who looked, when and why is recorded in the store." };
        var why = new Option<string?>("--why") { Description = "Why the cells must be seen; needed with --show-values." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show one held row: where it stands, why it is held, what was done with it, and which cells it has. Cells are hidden.") { load, line, values, why, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(values) && string.IsNullOrWhiteSpace(result.GetValue(why)))
            {
                result.AddError("--show-values needs --why: a look at personal data is recorded with its reason.");
            }
        });
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using var desk = new QuarantineDesk(deployment.Read(parsed));
            HeldRowEntry row = desk.Row(parsed.GetRequiredValue(load), parsed.GetRequiredValue(line));
            IReadOnlyList<(string Field, string Cell)> cells = Cells(desk, row, parsed.GetValue(values) ? parsed.GetValue(why) : null);
            IReadOnlyList<QuarantineNote> notes = desk.Store.NotesOf(row.Load.LoadId, row.Line);
            if (console is null)
            {
                CommandHost.Print(Json(row, cells, notes));
            }
            else
            {
                Write(row, cells, notes);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    // Only what the agreement permits today is opened; a row that cannot be split has no cells, and its text is nobody's to show.
    private static List<(string Field, string Cell)> Cells(QuarantineDesk desk, HeldRowEntry row, string? why)
    {
        MappingDocument document = desk.Document(desk.Configuration.Feed(row.Load.Feed));
        HashSet<string> permitted = [.. desk.Flow(document).Fields.Select(field => field.Name)];
        byte[]? body = why is null
            ? desk.Store.RowsToReplay(row.Load.LoadId).First(kept => kept.Line == row.Line).Body.ToArray()
            : desk.Audited(AuditAction.Consult, FormattableString.Invariant($"load {row.Load.LoadId} line {row.Line}"), () => desk.Store.OpenHeldRow(row.Load.LoadId, row.Line, Operator.Name, why));
        KeptRecord record = KeptRecord.Decode(row.Line, body);
        return
        [
            .. record.Record.Cells
                .Where(cell => permitted.Contains(cell.Key))
                .OrderBy(cell => cell.Key, StringComparer.Ordinal)
                .Select(cell => (cell.Key, cell.Value.Length == 0 ? "" : why is null ? Hidden.Cell(cell.Value.Length) : cell.Value)),
        ];
    }

    private static void Write(HeldRowEntry row, IReadOnlyList<(string Field, string Cell)> cells, IReadOnlyList<QuarantineNote> notes)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Load.Feed}  {row.Load.File}  load {row.Load.LoadId}, line {row.Line}: {HeldGroup.Word(row.State)}{(row.ByLoad is { } by ? $" by load {by}" : "")}"));
        Console.Out.WriteLine($"  {row.Code}{(row.Field is null ? "" : $" {row.Field}")}: {row.Reason}");
        foreach (QuarantineNote note in notes)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {note.DoneAt:yyyy-MM-dd HH:mm:ss}Z {note.Operator} {Word(note.Action)}: {note.Reason}"));
        }

        foreach ((string field, string cell) in cells)
        {
            Console.Out.WriteLine($"  {field}{(field == row.Field ? " *" : "")}: {(cell.Length == 0 ? "(blank)" : cell)}");
        }

        if (cells.Count == 0)
        {
            Console.Out.WriteLine("  The row could not be split into cells.");
        }
    }

    private static JsonObject Json(HeldRowEntry row, IReadOnlyList<(string Field, string Cell)> cells, IReadOnlyList<QuarantineNote> notes) => new()
    {
        ["feed"] = row.Load.Feed,
        ["file"] = row.Load.File,
        ["load"] = row.Load.LoadId,
        ["line"] = row.Line,
        ["state"] = HeldGroup.Word(row.State),
        ["byLoad"] = row.ByLoad,
        ["kind"] = row.Kind.ToString().ToLowerInvariant(),
        ["code"] = row.Code,
        ["field"] = row.Field,
        ["reason"] = row.Reason,
        ["notes"] = new JsonArray([.. notes.Select(note => (JsonNode)new JsonObject { ["at"] = note.DoneAt.ToString("o", CultureInfo.InvariantCulture), ["operator"] = note.Operator, ["action"] = Word(note.Action), ["byLoad"] = note.ByLoad, ["reason"] = note.Reason })]),
        ["cells"] = new JsonObject(cells.Select(cell => KeyValuePair.Create<string, JsonNode?>(cell.Field, cell.Cell))),
        ["exitCode"] = ExitCode.Done,
    };

    private static string Word(QuarantineAction action) => action switch
    {
        QuarantineAction.Shown => "looked at its cells",
        QuarantineAction.Replayed => "replayed it",
        QuarantineAction.Released => "released it",
        _ => "gave it up",
    };
}
