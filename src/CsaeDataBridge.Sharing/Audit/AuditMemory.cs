using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>What an audit says was done, for whoever holds files against it from which something may have been taken out.</summary>
/// <remarks>Reads every record and takes apart only those that are asked for. That the chain as a whole holds is for <see cref="AuditVerification"/> to say.</remarks>
public static class AuditMemory
{
    /// <summary>The outcomes of some actions that were done, oldest first.</summary>
    /// <param name="folder">Where the audit's files are; an audit that is not there remembers nothing.</param>
    /// <exception cref="BridgeException">SHR751: a record of such an action was changed. STO4xx: files that cannot be read.</exception>
    public static IReadOnlyList<AuditRecord> Done(string folder, params IReadOnlyList<AuditAction> actions)
    {
        // The body is in RFC 8785 form, so that the action is what it begins with.
        byte[][] beginnings = [.. actions.Select(action => Encoding.UTF8.GetBytes($"{{\"body\":{{\"action\":\"{AuditWords.Of(action)}\","))];
        var done = new List<AuditRecord>();
        foreach (string day in FileGuard.Run(folder, () => AuditFiles.Days(folder)))
        {
            using FileStream file = FileGuard.Run(day, () => File.OpenRead(Path.Combine(folder, day)));
            var lines = new AuditLines(file);
            while (FileGuard.Run(day, lines.Read) && lines.IsWhole)
            {
                ReadOnlyMemory<byte> line = lines.Current;
                if (Array.Exists(beginnings, beginning => line.Span.StartsWith(beginning)) && Read(day, line.Span) is { Decision: AuditDecision.Done } record)
                {
                    done.Add(record);
                }
            }
        }

        return done;
    }

    private static AuditRecord Read(string day, ReadOnlySpan<byte> line) => AuditLine.TryOpen(line, out ReadOnlySpan<byte> body, out _)
        ? AuditLine.Read(body)
        : throw new BridgeException(Issue.Error(SharingCodes.AuditBroken, new Place(day), "a record that was changed", "every record as it was written", "run bridge audit verify; restore the audit from its copy"));
}
