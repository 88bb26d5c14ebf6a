using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>The end of a chain: what the next record rests on, and what a power cut may have left behind it.</summary>
/// <param name="File">The day's file that is written to; null for an empty chain.</param>
/// <param name="Last">The last whole record.</param>
/// <param name="Previous">The hash that it rests on.</param>
/// <param name="Instant">When it was written; the smallest instant for an empty chain.</param>
/// <param name="Whole">Bytes of the file up to the end of that record.</param>
/// <param name="Torn">Bytes after it, of a record that was not finished.</param>
internal sealed record AuditTail(string? File, AuditPoint Last, string Previous, DateTimeOffset Instant, long Whole, byte[] Torn)
{
    private const int LongestLine = 1 << 16;

    private static readonly AuditTail Empty = new(null, AuditPoint.None, AuditPoint.None.Hash, DateTimeOffset.MinValue, 0, []);

    /// <summary>Reads the end of a chain and holds it against the signed head.</summary>
    /// <exception cref="BridgeException">SHR751: the head says otherwise than the file; records are gone, or were changed.</exception>
    public static AuditTail Read(string folder, VerificationKey key)
    {
        IReadOnlyList<string> days = AuditFiles.Days(folder);
        AuditTail tail = days.Count == 0 ? Empty : Read(folder, days, days.Count - 1);
        return Head(folder, key) switch
        {
            null when tail.Last.Sequence <= 1 && !Exists(folder) => tail,
            { } head when head.Last == tail.Last => tail,
            // Killed between the record and the head: the record stands, and rests on what the head says.
            { } head when head.Last.Sequence == tail.Last.Sequence - 1 && tail.Previous == head.Last.Hash => tail,
            _ => throw new BridgeException(Issue.Error(
                SharingCodes.AuditBroken, new Place(AuditFiles.Head), "an audit that does not go as far as its signed head says, or a head that is not signed with this key", "every record that was ever written", "run bridge audit verify; restore the audit from its copy. Until then nothing is imported or released")),
        };
    }

    private static bool Exists(string folder) => System.IO.File.Exists(Path.Combine(folder, AuditFiles.Head));

    private static AuditStatement? Head(string folder, VerificationKey key) => Exists(folder)
        ? AuditStatement.Read(FileGuard.Run(AuditFiles.Head, () => System.IO.File.ReadAllBytes(Path.Combine(folder, AuditFiles.Head))), key)
        : null;

    // A new day's file may hold nothing but a torn record, or not even that.
    private static AuditTail Read(string folder, IReadOnlyList<string> days, int day)
    {
        (byte[] bytes, long from) = End(Path.Combine(folder, days[day]));
        int end = bytes.AsSpan().LastIndexOf((byte)'\n');
        byte[] torn = bytes[(end + 1)..];
        if (end < 0)
        {
            AuditTail before = day == 0 ? Empty : Read(folder, days, day - 1);
            return from > 0 || before.Torn.Length > 0 ? throw Broken(days[day]) : before with { File = days[day], Whole = 0, Torn = torn };
        }

        int start = bytes.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
        if (!AuditLine.TryOpen(bytes.AsSpan(start, end - start), out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash))
        {
            throw Broken(days[day]);
        }

        AuditRecord record = AuditLine.Read(body);
        return new AuditTail(days[day], new AuditPoint(record.Sequence, Encoding.ASCII.GetString(hash)), record.Previous, record.Instant, from + end + 1, torn);
    }

    private static (byte[] Bytes, long From) End(string path) => FileGuard.Run(Path.GetFileName(path), () =>
    {
        using FileStream file = System.IO.File.OpenRead(path);
        long from = Math.Max(0, file.Length - (2 * LongestLine));
        byte[] bytes = new byte[file.Length - from];
        file.Position = from;
        file.ReadExactly(bytes);
        return (bytes, from);
    });

    private static BridgeException Broken(string file) => new(Issue.Error(
        SharingCodes.AuditBroken, new Place(file), "a last record that was changed", "records as they were written", "run bridge audit verify; restore the audit from its copy. Until then nothing is imported or released"));
}
