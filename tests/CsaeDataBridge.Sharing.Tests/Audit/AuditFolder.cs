using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing.Tests;

/// <summary>An audit in a folder of its own, under a clock that the test moves.</summary>
internal sealed class AuditFolder : TimeProvider, IDisposable
{
    private DateTimeOffset now = new(2026, 4, 20, 9, 0, 0, TimeSpan.Zero);

    public string Root { get; } = Directory.CreateTempSubdirectory("audit").FullName;

    public string Records => Path.Combine(Root, "audit");

    public string KeyFile => Path.Combine(Root, "keys", "audit.key");

    public override DateTimeOffset GetUtcNow() => now;

    public void Step(TimeSpan step) => now += step;

    public AuditLog Open() => AuditLog.Open(Records, KeyFile, "officer", this);

    public AuditVerdict Verify(params AuditPoint[] remembered)
    {
        using AuditKey key = AuditKey.Open(KeyFile, create: false);
        return AuditVerification.Verify(Records, key.Public, remembered, CancellationToken.None);
    }

    /// <summary>Imports, each an intent and an outcome, spread over days.</summary>
    public void Import(int times, TimeSpan apart)
    {
        using AuditLog log = Open();
        for (int time = 0; time < times; time++)
        {
            log.Begin(new AuditEntry(AuditAction.Import, "northshire-police/crime") { Agreement = "ISA-NS-0007/F-POL-01", Clause = "4.1" })
                .End(AuditDecision.Done, counts: new Dictionary<string, long> { ["read"] = 1000 + time, ["mapped"] = 1000, ["held"] = time });
            Step(apart);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
