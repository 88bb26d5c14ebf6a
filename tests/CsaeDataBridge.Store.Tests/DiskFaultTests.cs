using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>The disk fails at calls all through a work: full, read-only, broken for a moment or gone. It is told by code, and the same work ends well when the disk is back.</summary>
public sealed class DiskFaultTests
{
    public static TheoryData<string> Works => [.. StoreWork.Names];

    [PreloadedTheory]
    [MemberData(nameof(Works))]
    public void Work_DiskFailsAtACall_IsToldByCodeAndEndsWellAfterwards(string work)
    {
        (int times, IReadOnlyCollection<string> failures) = FaultyWork.Start(typeof(FaultHost).Assembly, work);
        string wrong = Endurance.Record($"disk full, read-only, broken or gone at calls of: {work}", times, failures);
        Assert.True(wrong.Length == 0, wrong);
    }
}
