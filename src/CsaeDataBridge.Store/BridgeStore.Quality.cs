using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

public sealed partial class BridgeStore
{
    /// <summary>Makes the schema's checks of a delivery that a mapping left in the session's catalog <c>mapped</c>; nothing is written.</summary>
    /// <param name="staged">A session with <see cref="SessionOptions"/>, as for <see cref="Merge"/>.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="asOf">Business date of the delivery.</param>
    /// <param name="rowsRead">Its rows.</param>
    public IReadOnlyList<CheckResult> CheckMapped(DuckDbSession staged, string feed, DateOnly asOf, long rowsRead)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        staged.Attach(files.StorePath, StoreFiles.StoreAlias);
        try
        {
            return CheckRun.OfLoad(staged, feed, asOf, rowsRead);
        }
        finally
        {
            staged.Detach(StoreFiles.StoreAlias);
        }
    }

    /// <summary>Makes the schema's checks of the store's current rows, and keeps what they found beside the newest load; the same state is checked once.</summary>
    /// <param name="allowedDays">By feed: days from one delivery's business date until the next is overdue; feeds without a schedule are judged by their usual gap.</param>
    public IReadOnlyList<CheckResult> CheckStore(IReadOnlyDictionary<string, int> allowedDays)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        int newest = Loads().Count == 0 ? 0 : Loads()[^1].LoadId;
        DateTimeOffset now = options.Time.GetUtcNow();
        using DuckDbSession session = files.OpenStore();
        IReadOnlyList<CheckResult> results = CheckRun.OfStore(session, DateOnly.FromDateTime(now.Date), allowedDays);
        session.InTransaction(() =>
        {
            session.Execute("DELETE FROM store.csae.check_result WHERE load_id = $1 AND scope = 'store'", newest);
            CheckTable.Append(session, newest, CheckScope.Store, results, now.UtcDateTime);
        });
        return results;
    }

    /// <summary>What checks found, oldest first.</summary>
    public IReadOnlyList<StoredCheck> CheckResults()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return CheckTable.Read(session);
    }

    /// <summary>Lets a paused delivery be loaded as it is when it is run next.</summary>
    /// <param name="loadId">The paused load.</param>
    /// <param name="operator">Who accepts it, as the operating system knows them.</param>
    /// <param name="reason">Why, in their words.</param>
    /// <returns>The paused load.</returns>
    /// <exception cref="BridgeException">STO462: no load of this number is paused.</exception>
    public LoadEntry Accept(int loadId, string @operator, string reason)
    {
        LoadEntry load = Loads().FirstOrDefault(known => known.LoadId == loadId && known.Status == LoadStatus.Paused) ?? throw new BridgeException(Issue.Error(
            StoreCodes.NotPaused,
            Place.None,
            $"load {loadId}, which is not paused",
            Loads().Where(known => known.Status == LoadStatus.Paused).Select(known => known.LoadId).ToArray() is { Length: > 0 } paused ? $"one of the paused loads {string.Join(", ", paused)}" : "a paused load; there is none",
            "correct the number"));
        using DuckDbSession session = files.OpenStore();
        session.Execute("INSERT INTO store.csae.load_acceptance VALUES ($1, $2, $3, $4)", loadId, @operator, reason, options.Time.GetUtcNow().UtcDateTime);
        return load;
    }

    /// <summary>True when a person accepted this content under this compiled mapping.</summary>
    public bool IsAccepted(string feed, string contentHash, string compiledHash)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using DuckDbSession session = files.OpenStore(readOnly: true);
        return session.Scalar<bool>(
            """
            SELECT EXISTS (
                FROM store.csae.load_acceptance AS accepted
                JOIN store.csae.load AS load ON load.load_id = accepted.load_id
                WHERE load.feed = $1 AND load.content_hash = $2 AND load.compiled_hash = $3
            )
            """,
            feed,
            contentHash,
            compiledHash);
    }
}
