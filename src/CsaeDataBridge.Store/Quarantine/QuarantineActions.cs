using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of what people did with held rows; only appended to.</summary>
internal static class QuarantineActions
{
    public static void Append(DuckDbSession session, QuarantineNote note) => session.Execute(
        "INSERT INTO store.csae.quarantine_action VALUES ($1, $2, $3, $4, $5, $6, $7)",
        note.LoadId, note.Line, Word(note.Action), note.ByLoad, note.Operator, note.Reason, note.DoneAt);

    public static IReadOnlyList<QuarantineNote> Read(DuckDbSession session, int loadId, long line) => session.Query(
        "SELECT action::VARCHAR, by_load, operator, reason, done_at FROM store.csae.quarantine_action WHERE load_id = $1 AND line = $2 ORDER BY done_at",
        row => new QuarantineNote(
            loadId,
            line,
            Enum.GetValues<QuarantineAction>().First(action => Word(action) == row.GetString(0)),
            row.IsDBNull(1) ? null : row.GetInt32(1),
            row.GetString(2),
            row.GetString(3),
            DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc)),
        loadId,
        line);

    private static string Word(QuarantineAction action) => action switch
    {
        QuarantineAction.Shown => "shown",
        QuarantineAction.Replayed => "replayed",
        QuarantineAction.Released => "released",
        _ => "given_up",
    };
}
