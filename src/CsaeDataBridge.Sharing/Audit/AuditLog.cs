using System.Reflection;
using System.Security.Cryptography;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The deployment's audit: append only, each record resting on the one before, its end signed, flushed to disk before what it records is done.</summary>
/// <remarks>
/// Where it cannot be written, nothing is done that it would have to record. Several programs may write to it in turn.
/// Records: governance §2.8; DPA 2018 s. 62. A chain alone does not stop somebody who rewrites all of it with the key: give the head to somebody else daily.
/// </remarks>
public sealed class AuditLog : IDisposable
{
    /// <summary>Steps of a record after which a test kills the program.</summary>
    public const string RecordWritten = "audit-record";
    public const string HeadWritten = "audit-head";
    public const string RootWritten = "audit-root";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Software = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private readonly string folder;
    private readonly AuditKey key;
    private readonly string actor;
    private readonly TimeProvider time;

    private AuditLog(string folder, AuditKey key, string actor, TimeProvider time)
    {
        this.folder = folder;
        this.key = key;
        this.actor = actor;
        this.time = time;
    }

    /// <summary>Opens an audit, or begins it.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="keyFile">The deployment's audit key; made with a new audit.</param>
    /// <param name="actor">Who runs the program, <c>[A-Za-z0-9._-]+</c>.</param>
    /// <exception cref="BridgeException">SHR751: records are gone or were changed. SHR753: no key. STO4xx: files that cannot be read or written.</exception>
    public static AuditLog Open(string folder, string keyFile, string actor, TimeProvider time)
    {
        FileGuard.Run(folder, () => Directory.CreateDirectory(folder));
        using FileStream gate = Enter(folder, time);
        var log = new AuditLog(folder, AuditKey.Open(keyFile, create: AuditFiles.Days(folder).Count == 0), actor, time);
        try
        {
            AuditTail.Read(folder, log.key.Public);
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Records what is about to be done; when this returns, the record is on disk.</summary>
    /// <exception cref="BridgeException">SHR751, SHR752, STO4xx: it cannot be recorded, so it must not be done.</exception>
    public AuditAct Begin(AuditEntry entry) => new(this, entry, Append(entry, null, null));

    /// <summary>Does something between its intent and its outcome: done when it returns, failed when it does not.</summary>
    /// <param name="work">What is done; gets the intent.</param>
    /// <param name="counts">Numbers of what was done; null for none.</param>
    /// <param name="failed">What it is called when it does not return because of an issue.</param>
    /// <exception cref="BridgeException">What the work throws, recorded by its code; or SHR751, SHR752: it cannot be recorded.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped on request, which is recorded as failed.</exception>
    public T Record<T>(AuditEntry entry, Func<AuditAct, T> work, Func<T, IReadOnlyDictionary<string, long>>? counts = null, AuditDecision failed = AuditDecision.Failed)
    {
        AuditAct act = Begin(entry);
        try
        {
            T result = work(act);
            act.End(AuditDecision.Done, counts: counts?.Invoke(result));
            return result;
        }
        catch (BridgeException failure)
        {
            act.End(failed, failure.Issues[0].Code);
            throw;
        }
        catch (OperationCanceledException)
        {
            act.End(AuditDecision.Failed);
            throw;
        }
    }

    /// <summary>Where its files are.</summary>
    internal string Folder => folder;

    /// <summary>A person as records name them.</summary>
    /// <param name="id">Their id in the store or the vault.</param>
    public string Subject(string id) => key.Subject(id);

    /// <summary>Refuses a chain that no longer holds a record that somebody else remembers.</summary>
    /// <param name="remembered">From the ledger or a manifest.</param>
    /// <exception cref="BridgeException">SHR751: it is gone, or is another.</exception>
    public void MustHold(AuditPoint remembered)
    {
        if (!AuditVerification.Holds(folder, remembered))
        {
            throw new BridgeException(Issue.Error(
                SharingCodes.AuditBroken, new Place(folder), $"an audit without record {remembered.Sequence} as the ledger knows it", "every record that was ever written", "restore the audit from its copy; bridge audit verify says what is there"));
        }
    }

    public void Dispose() => key.Dispose();

    internal AuditPoint Append(AuditEntry entry, long? intentOf, AuditDecision? decision)
    {
        entry.Check();
        using FileStream gate = Enter(folder, time);
        AuditTail tail = AuditTail.Read(folder, key.Public);
        DateTimeOffset now = time.GetUtcNow();
        if (tail.Torn.Length > 0)
        {
            tail = SetAside(tail, now);
        }

        if (now < tail.Instant)
        {
            tail = Write(tail, now, new AuditEntry(AuditAction.ClockStep, "clock") { Counts = new Dictionary<string, long> { ["seconds_back"] = (long)(tail.Instant - now).TotalSeconds } }, null, AuditDecision.Done);
        }

        return Write(tail, now, entry, intentOf, decision).Last;
    }

    // The end of a record that was never finished: kept, as evidence, outside of the chain, and said in it.
    private AuditTail SetAside(AuditTail tail, DateTimeOffset now)
    {
        DurableFile.Write(Path.Combine(folder, AuditFiles.Torn, $"after-{tail.Last.Sequence}.bin"), tail.Torn);
        string path = Path.Combine(folder, tail.File!);
        FileGuard.Run(tail.File!, () =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
            file.SetLength(tail.Whole);
            file.Flush(flushToDisk: true);
        });
        var entry = new AuditEntry(AuditAction.TornRecord, "record")
        {
            Content = Convert.ToHexStringLower(SHA256.HashData(tail.Torn)),
            Counts = new Dictionary<string, long> { ["bytes"] = tail.Torn.Length },
        };
        return Write(tail with { Torn = [] }, now, entry, null, AuditDecision.Done);
    }

    private AuditTail Write(AuditTail tail, DateTimeOffset now, AuditEntry entry, long? intentOf, AuditDecision? decision)
    {
        string today = AuditFiles.Day(now);
        string day = tail.File is { } open && string.CompareOrdinal(open, today) >= 0 ? open : today;
        if (tail.File is { } before && before != day)
        {
            Close(before, tail.Last);
        }

        // To the millisecond, as it is written.
        var instant = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        (byte[] line, string hash) = AuditLine.Write(new AuditRecord(tail.Last.Sequence + 1, instant, actor, Software, entry, intentOf, decision, tail.Last.Hash));
        long length = FileGuard.Run(day, () =>
        {
            using var file = new FileStream(Path.Combine(folder, day), FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
            return file.Length;
        });
        KillPoint.Reach(RecordWritten);
        var last = new AuditPoint(tail.Last.Sequence + 1, hash);
        DurableFile.Write(Path.Combine(folder, AuditFiles.Head), new AuditStatement(day, last, "").Write(key));
        KillPoint.Reach(HeadWritten);
        return new AuditTail(day, last, tail.Last.Hash, instant, length, []);
    }

    // What a day holds is settled when the next one begins; its root is for somebody outside to keep.
    private void Close(string day, AuditPoint last)
    {
        string digest = DurableFile.Sha256(Path.Combine(folder, day));
        DurableFile.Write(Path.Combine(folder, AuditFiles.Root(day)), new AuditStatement(day, last, digest).Write(key));
        KillPoint.Reach(RootWritten);
    }

    private static FileStream Enter(string folder, TimeProvider time)
    {
        string path = Path.Combine(folder, AuditFiles.Gate);
        long began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException)
            {
                throw Unwritable(folder, "files that this account may not write to");
            }
            catch (IOException failure) when (FileGuard.IsHeld(failure) && time.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(10));
            }
            catch (IOException failure)
            {
                throw Unwritable(folder, FileGuard.IsHeld(failure) ? "another program that has it open" : "a disk that is full, read-only or does not answer");
            }
        }
    }

    private static BridgeException Unwritable(string folder, string found) => new(Issue.Error(
        SharingCodes.AuditUnwritable, new Place(folder), $"an audit that cannot be written: {found}", "an audit that takes every record before the act", "look at the folder, its owner and the disk, then run again: nothing was done"));
}
