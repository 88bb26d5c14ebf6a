namespace CsaeDataBridge.Tests;

/// <summary>The disk of what a whole deployment writes, or of what it reads, fails at calls all through a run: the run says so by code, and the next one ends as if nothing had happened.</summary>
public sealed class DiskFaultTests
{
    [PreloadedTheory]
    [InlineData(FaultHost.Written, "disk full, read-only, broken or gone at calls of a run")]
    [InlineData(FaultHost.Given, "disk of extracts, mappings, agreements and configuration broken or gone at calls of a run")]
    public void Run_DiskFailsAtACall_IsToldByCodeAndTheNextRunEndsTheSame(string files, string what)
    {
        (int times, IReadOnlyCollection<string> failures) = FaultyWork.Start(typeof(FaultHost).Assembly, files);
        string wrong = Endurance.Record(what, times, failures);
        Assert.True(wrong.Length == 0, wrong);
    }
}
