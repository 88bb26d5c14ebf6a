using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>Goes over the whole of an audit, record by record.</summary>
public sealed class AuditVerification
{
    private readonly string folder;
    private readonly VerificationKey key;
    private readonly SortedSet<long> intents = [];
    private byte[] previous = Encoding.ASCII.GetBytes(AuditPoint.None.Hash);
    private long records;
    private Issue? fault;
    private bool torn;

    private AuditVerification(string folder, VerificationKey key)
    {
        this.folder = folder;
        this.key = key;
    }

    private AuditPoint Last => new(records, Encoding.ASCII.GetString(previous));

    /// <summary>Verifies an audit.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="key">The pinned public key.</param>
    /// <param name="remembered">Records that somebody else remembers: the ledger, manifests, whoever was given the head.</param>
    /// <exception cref="BridgeException">STO4xx: files that cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static AuditVerdict Verify(string folder, VerificationKey key, IReadOnlyCollection<AuditPoint> remembered, CancellationToken token)
    {
        var run = new AuditVerification(folder, key);
        var known = remembered.ToLookup(place => place.Sequence, place => place.Hash);
        IReadOnlyList<string> days = AuditFiles.Days(folder);
        for (int day = 0; day < days.Count && run.fault is null; day++)
        {
            run.File(days[day], day == days.Count - 1, known, token);
        }

        run.fault ??= run.Head() ?? run.Forgotten(remembered);
        return new AuditVerdict(run.records, run.Last, run.fault, run.torn, [.. run.intents]);
    }

    /// <summary>The records of an audit, oldest first, as far as they are whole.</summary>
    public static IEnumerable<(AuditRecord Record, string Hash)> Records(string folder) => AuditFiles.Days(folder).SelectMany(day => Records(folder, day));

    /// <summary>Whether a chain holds that record with that hash.</summary>
    internal static bool Holds(string folder, AuditPoint remembered) => AuditFiles.Days(folder)
        .Reverse()
        .SkipWhile(day => Records(folder, day).Select(record => record.Record.Sequence).FirstOrDefault(long.MaxValue) > remembered.Sequence)
        .Take(1)
        .SelectMany(day => Records(folder, day))
        .Any(record => record.Record.Sequence == remembered.Sequence && record.Hash == remembered.Hash);

    private static IEnumerable<(AuditRecord Record, string Hash)> Records(string folder, string day)
    {
        using FileStream file = FileGuard.Run(day, () => System.IO.File.OpenRead(Path.Combine(folder, day)));
        var lines = new AuditLines(file);
        while (lines.Read() && lines.IsWhole && Record(lines.Current.Span) is { } record)
        {
            yield return record;
        }
    }

    private static (AuditRecord Record, string Hash)? Record(ReadOnlySpan<byte> line) => AuditLine.TryOpen(line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash)
        ? (AuditLine.Read(body), Encoding.ASCII.GetString(hash))
        : null;

    private void File(string day, bool isLast, ILookup<long, string> known, CancellationToken token)
    {
        using FileStream file = FileGuard.Run(day, () => System.IO.File.OpenRead(Path.Combine(folder, day)));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new AuditLines(file);
        long line = 0;
        while (FileGuard.Run(day, lines.Read))
        {
            line++;
            if ((line & 0xFFF) == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            ReadOnlySpan<byte> bytes = lines.Current.Span;
            digest.AppendData(bytes);
            if (!lines.IsWhole)
            {
                torn = isLast;
                fault = isLast ? null : Fault(day, line, "a record that was cut short");
                return;
            }

            digest.AppendData("\n"u8);
            if (Check(bytes, known) is { } found)
            {
                fault = Fault(day, line, found);
                return;
            }
        }

        if (!isLast)
        {
            fault = Root(day, Convert.ToHexStringLower(digest.GetHashAndReset()));
        }
    }

    private string? Check(ReadOnlySpan<byte> line, ILookup<long, string> known)
    {
        if (!AuditLine.TryOpen(line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash))
        {
            return "a record that was changed";
        }

        if (!AuditLine.TryReadLinks(body, previous, out long sequence, out bool isNext, out long intentOf, out bool isIntent) || sequence != records + 1 || !isNext)
        {
            return "a record that does not follow the one before";
        }

        if (isIntent)
        {
            intents.Add(sequence);
        }
        else if (intentOf > 0 && !intents.Remove(intentOf))
        {
            return "the outcome of what was never begun, or was ended before";
        }

        records = sequence;
        hash.CopyTo(previous);
        return known.Contains(sequence) && known[sequence].Any(other => other != Last.Hash) ? "another record than the ledger or the anchor knows" : null;
    }

    private Issue? Root(string day, string digest)
    {
        string name = AuditFiles.Root(day);
        string path = Path.Combine(folder, name);
        AuditStatement? root = System.IO.File.Exists(path) ? AuditStatement.Read(FileGuard.Run(name, () => System.IO.File.ReadAllBytes(path)), key) : null;
        return root is null ? Fault(name, null, "no root of a closed day, or one that is not signed with the pinned key")
            : root != new AuditStatement(day, Last, digest) ? Fault(name, null, "a root of other records than the day's file holds")
            : null;
    }

    private Issue? Head()
    {
        string path = Path.Combine(folder, AuditFiles.Head);
        if (!System.IO.File.Exists(path))
        {
            return records <= 1 ? null : Fault(AuditFiles.Head, null, "no head beside records");
        }

        AuditStatement? head = AuditStatement.Read(FileGuard.Run(AuditFiles.Head, () => System.IO.File.ReadAllBytes(path)), key);
        return head is null ? Fault(AuditFiles.Head, null, "a head that is not signed with the pinned key, or was changed")
            : head.Last.Sequence > records ? Fault(AuditFiles.Head, null, string.Create(CultureInfo.InvariantCulture, $"a head at record {head.Last.Sequence}, and {records} records: the last are gone"))
            : head.Last.Sequence < records - 1 || (head.Last.Sequence == records && head.Last != Last) ? Fault(AuditFiles.Head, null, "a head of another chain")
            : null;
    }

    private Issue? Forgotten(IReadOnlyCollection<AuditPoint> remembered) => remembered.Where(place => place.Sequence > records).Select(place => (long?)place.Sequence).Max() is { } last
        ? Fault(AuditFiles.Head, null, string.Create(CultureInfo.InvariantCulture, $"{records} records, and the ledger or the anchor knows record {last}: the last are gone"))
        : null;

    private static Issue Fault(string file, long? line, string found) => Issue.Error(
        SharingCodes.AuditBroken, new Place(file, line), found, "every record as it was written, each resting on the one before", "find out who had access; restore the audit from its copy, and compare it with the roots that were given outside");
}
