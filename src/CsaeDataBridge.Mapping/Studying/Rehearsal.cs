using System.Security.Cryptography;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Maps a delivery in memory to see what a mapping makes of it; nothing is stored, and its ids match those of no store.</summary>
public sealed class Rehearsal : IDisposable
{
    private const int RowsPerSlice = 500_000;
    private readonly CompiledMapping mapping;
    private readonly Delivery delivery;
    private readonly MappingRun run;
    private readonly IdKey key;

    /// <summary>Makes room for one delivery.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="asOf">Its business date.</param>
    /// <param name="key">Keys the ids of rehearsals that are to be compared; null makes one that nobody knows.</param>
    public Rehearsal(CompiledMapping mapping, Delivery delivery, DateOnly asOf, byte[]? key = null)
    {
        this.key = new IdKey(key ?? RandomNumberGenerator.GetBytes(32));
        this.mapping = mapping;
        this.delivery = delivery.With(mapping.StagePlan.Joins);
        Session = DuckDbSession.InMemory(new DuckDbOptions());
        Session.AttachMemory("stage", compress: false);
        Session.AttachMemory("mapped");
        run = new MappingRun(Session, mapping, mapping.Document.Name, asOf);
    }

    /// <summary>Rows of the feed's last load, for the mapping's checks; null when there was none.</summary>
    public long? LastRows { get; init; }

    /// <summary>The delivery with the files that are joined to it.</summary>
    public Delivery Delivery => delivery;

    /// <summary>The session with the catalogs <c>stage</c> and <c>mapped</c>.</summary>
    public DuckDbSession Session { get; }

    /// <summary>The business date that a mapping reads from a delivery's name.</summary>
    /// <param name="document">The mapping.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="stated">What the user says; null reads the name.</param>
    /// <param name="today">For a mapping that does not say where the date is.</param>
    /// <exception cref="BridgeException">MAP318: the name does not fit, and the user says nothing.</exception>
    public static DateOnly AsOf(MappingDocument document, Delivery delivery, DateOnly? stated, DateOnly today) =>
        stated ?? document.AsOf?.Read(delivery.Name).Date ?? today;

    /// <summary>Stages and maps the whole delivery.</summary>
    /// <param name="afterSlice">Looks at a slice while its staged and mapped rows stand together.</param>
    /// <param name="token">Stops the work.</param>
    public (MappingOutcome Outcome, StageSummary Staged) Map(Action afterSlice, CancellationToken token)
    {
        StageSummary staged = Stage(
            slice =>
            {
                run.OnSlice(slice);
                afterSlice();
            },
            token);
        return (run.Finish(staged, LastRows), staged);
    }

    /// <summary>Stages the whole delivery and maps the one row that starts on a line.</summary>
    /// <param name="line">Line, sheet row or entry, as messages name it.</param>
    /// <param name="afterSlice">Looks at the row while it stands in the staging tables.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The outcome of the row, null when the reader held or dropped it or no row starts there; what staging the delivery came to; and the nearest rows before and after.</returns>
    public (MappingOutcome? Outcome, StageSummary Staged, IReadOnlyList<long> Nearest) MapLine(long line, Action afterSlice, CancellationToken token)
    {
        bool found = false;
        var lines = new List<long>();
        StageSummary staged = Stage(
            _ =>
            {
                lines.AddRange(Session.Query($"(SELECT line FROM {Text.Stage}.\"row\" WHERE line < {Text.Of(line)} ORDER BY line DESC LIMIT 1) UNION ALL (SELECT line FROM {Text.Stage}.\"row\" WHERE line > {Text.Of(line)} ORDER BY line LIMIT 1)", row => row.GetInt64(0)));
                Session.Execute($"DELETE FROM {Text.Stage}.\"row\" WHERE line <> {Text.Of(line)}");
                if (Session.Scalar<long>($"SELECT count(*) FROM {Text.Stage}.\"row\"") == 0)
                {
                    return;
                }

                found = true;
                foreach (FieldDefinition field in mapping.Document.Fields.Where(FieldSql.HasCells))
                {
                    Session.Execute($"DELETE FROM {Text.Stage}.{Sql.Identifier(StageTables.CellTable(field.Name))} WHERE cell NOT IN (SELECT coalesce({Sql.Identifier(field.Name)}, 0) FROM {Text.Stage}.\"row\")");
                }

                run.OnSlice(new StagedSlice(0, 1));
                afterSlice();
            },
            token);
        long[] nearest = [.. lines.Where(near => near < line).Order().TakeLast(1), .. lines.Where(near => near > line).Order().Take(1)];
        return (found ? run.Finish(new StageSummary(1, 1, 0, 0, staged.ExtraColumns, staged.LineBreaksInCells, staged.Notes), null) : null, staged, nearest);
    }

    public void Dispose()
    {
        key.Dispose();
        Session.Dispose();
    }

    private StageSummary Stage(Action<StagedSlice> onSlice, CancellationToken token) =>
        new Stager(Session, key).Stage(delivery, mapping.StagePlan, RowsPerSlice, onSlice, null, token);
}
