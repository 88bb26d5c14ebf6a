using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>The current questions to people, open ones first.</summary>
    public IReadOnlyList<ReviewEntry> Reviews()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return ReviewTable.Read(session);
    }

    /// <summary>Decides an open question: the concern counts from now on, counts with changes, or is no more. The decision is kept, and applied whenever the event comes again as it is.</summary>
    /// <param name="reviewId">The question.</param>
    /// <param name="verdict">accept, change or reject.</param>
    /// <param name="role">For a change the concern's role; null leaves it.</param>
    /// <param name="status">For a change the concern's status; null leaves it.</param>
    /// <param name="operator">Who decides, as the operating system knows them.</param>
    /// <param name="why">Why, in their words.</param>
    /// <param name="token">Cancels before the commit.</param>
    /// <returns>The load that brought the decision into the store.</returns>
    /// <exception cref="BridgeException">STO455: no such question is open.</exception>
    public LoadEntry DecideReview(Guid reviewId, string verdict, string? role, string? status, string @operator, string why, CancellationToken token)
    {
        ReviewEntry review = Reviews().FirstOrDefault(known => known.ReviewId == reviewId && known.IsOpen) ?? throw new BridgeException(Issue.Error(
            StoreCodes.NoReview, Place.None, $"no open review {reviewId}", "a review that 'bridge review list' names", "correct the id"));
        DateTimeOffset now = options.Time.GetUtcNow();
        var decision = new ReviewDecision(review.EventId, review.PersonId, review.Reason, review.ContentHash, verdict, role, status, @operator, why, now.UtcDateTime);
        using DuckDbSession session = DuckDbSession.InMemory(SessionOptions);
        session.AttachMemory("mapped");
        session.Execute(Ddl.CreateMapped(Schema, "mapped"));
        LoadEntry newest = CopyEvent(session, review.EventId);
        LoadHeader header = new()
        {
            Feed = newest.Feed,
            File = newest.File,
            ContentHash = newest.ContentHash!,
            CompiledHash = newest.CompiledHash!,
            AsOf = newest.AsOf!.Value,
            Sequence = newest.Sequence,
            Kind = newest.Kind!.Value,
            Scope = newest.Scope,
            Mapping = newest.Mapping,
            MappingVersion = newest.MappingVersion!,
            Agreement = newest.Agreement!,
            Clause = newest.Clause,
            Rows = default,
            StartedAt = now,
            Review = new ReviewOrder(newest.LoadId, decision),
        };
        return Merge(session, header, [], token).Load;
    }

    // The event as it stands becomes what is merged, in the place in time of the newest delivery that speaks of it.
    private LoadEntry CopyEvent(DuckDbSession session, Guid eventId)
    {
        session.Attach(files.StorePath, StoreFiles.StoreAlias);
        try
        {
            foreach (SchemaTable table in Schema.MappedTables.Where(table => table.Column("event_id") is not null))
            {
                string columns = string.Join(", ", table.Columns.Select(column => Sql.Identifier(column.Name)).Append("source_line"));
                session.Execute($"INSERT INTO mapped.main.{Sql.Identifier(table.Name)} BY NAME SELECT {columns} FROM store.csae.{Sql.Identifier(table.Name + "_now")} WHERE event_id = $1", eventId);
            }

            KillPoint.Reach("review/event-copied");
            int load = session.Scalar<int>(Embedded.Text("Sql/newest_mention.sql"), eventId);
            return Loads().First(known => known.LoadId == load);
        }
        finally
        {
            session.Detach(StoreFiles.StoreAlias);
        }
    }
}
