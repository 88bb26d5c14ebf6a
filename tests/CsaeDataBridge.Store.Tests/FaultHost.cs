using CsaeDataBridge.Issues;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>The program of the disk fault tests: one work on a store, on a disk that fails.</summary>
internal static class FaultHost
{
    // Of the many calls of one work most are the same step for another block.
    private const int CallsOfEach = 60;

    // Names and numbers of the test's persons, which no message may have.
    private static readonly string[] OfPersons = ["Sample", "Later", "9434765919", "943 476 5919"];

    /// <param name="arguments">The work, and after which fault and call to go on.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        using var work = new StoreWork(arguments[0]);
        var folder = new TestFolder(Path.Combine(Path.GetTempPath(), "deployment"));
        new FaultyWork(folder.Root, () => work.PrepareIn(folder), () => Told(() => KillHost.Do(work.Name, folder)), () => Afterwards(work, folder)).Repeat(CallsOfEach, arguments[1..]);
        return 0;
    }

    private static string? Afterwards(StoreWork work, TestFolder folder)
    {
        try
        {
            return work.Wrong(folder);
        }
        catch (BridgeException failure)
        {
            return $"afterwards {failure.Issues[0].Code} {failure.StackTrace?.Split('\n')[0]}";
        }
    }

    private static string? Told(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (BridgeException failure)
        {
            return failure.Issues[0].Fix.Length == 0 ? "it does not say what to do"
                : OfPersons.Any(word => failure.ToString().Contains(word, StringComparison.Ordinal)) ? "it names a person"
                : null;
        }
        catch (Exception failure)
        {
            return $"no code for {failure.GetType().Name} {failure.StackTrace?.Split('\n')[0]}";
        }
    }
}
