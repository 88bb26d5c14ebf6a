using System.Globalization;
using System.Security.Cryptography;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Verifying a long audit, against SHA-256 of its files alone.</summary>
internal static class AuditBenchmark
{
    private const int RecordsADay = 5_000;

    public static RatioResult Run(long records, int repeats)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-audit").FullName;
        try
        {
            using AuditKey key = AuditKey.Open(Path.Combine(folder, "audit.key"), create: true);
            string audit = Path.Combine(folder, "audit");
            AuditPoint last = Write(audit, key, records);
            double verify = WallClock.Fastest(repeats, () =>
            {
                AuditVerdict verdict = AuditVerification.Verify(audit, key.Public, [last], CancellationToken.None);
                if (verdict.Fault is not null || verdict.Records != records)
                {
                    throw new InvalidOperationException("the audit does not verify");
                }
            });
            double hash = WallClock.Fastest(repeats, () =>
            {
                foreach (string file in Directory.GetFiles(audit, "*.jsonl"))
                {
                    using FileStream content = File.OpenRead(file);
                    SHA256.HashData(content);
                }
            });
            return new RatioResult("audit", string.Create(CultureInfo.InvariantCulture, $"an audit of {records:N0} records"), "verified, 10 s or less wanted for 1,000,000", verify, "SHA-256 of its files", hash, 20);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    // As the program writes them, but without a flush to the disk after each.
    private static AuditPoint Write(string folder, AuditKey key, long records)
    {
        Directory.CreateDirectory(folder);
        var begin = new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.Zero);
        AuditPoint last = AuditPoint.None;
        string day = "";
        for (long sequence = 1; sequence <= records;)
        {
            DateTimeOffset instant = begin.AddDays((sequence - 1) / RecordsADay);
            day = AuditFiles.Day(instant);
            using (FileStream file = File.Create(Path.Combine(folder, day), 1 << 20))
            {
                for (int number = 0; number < RecordsADay && sequence <= records; number++, sequence++)
                {
                    bool isIntent = sequence % 2 == 1;
                    var entry = new AuditEntry(AuditAction.Import, "northshire-police/crime") { Agreement = "ISA-NS-0007", Clause = "4.1", Bundle = last.Hash };
                    entry = isIntent ? entry : entry with { Counts = new Dictionary<string, long> { ["read"] = sequence, ["mapped"] = sequence } };
                    (byte[] line, string hash) = AuditLine.Write(new AuditRecord(sequence, instant.AddMilliseconds(number), "officer", "1.0.0", entry, isIntent ? null : sequence - 1, isIntent ? null : AuditDecision.Done, last.Hash));
                    file.Write(line);
                    file.WriteByte((byte)'\n');
                    last = new AuditPoint(sequence, hash);
                }
            }

            File.WriteAllBytes(Path.Combine(folder, AuditFiles.Root(day)), new AuditStatement(day, last, DuckDb.DurableFile.Sha256(Path.Combine(folder, day))).Write(key));
        }

        File.Delete(Path.Combine(folder, AuditFiles.Root(day)));
        File.WriteAllBytes(Path.Combine(folder, AuditFiles.Head), new AuditStatement(day, last, "").Write(key));
        return last;
    }
}
