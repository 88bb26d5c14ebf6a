namespace CsaeDataBridge.Runs;

/// <summary>The clock of a synthetic deployment: it stands at one instant, so that dated agreements stay in force.</summary>
internal sealed class FixedClock(DateTimeOffset instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant.ToUniversalTime();
}
