namespace CsaeDataBridge.Conformance;

/// <summary>How a suite came out.</summary>
/// <param name="Total">The cases that were found.</param>
/// <param name="Failures">Those that failed, in the order of the suite.</param>
internal sealed record SuiteResult(int Total, IReadOnlyList<SuiteFailure> Failures)
{
    public int Passed => Total - Failures.Count;

    /// <summary>More that people want to know than how many passed; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Runs every case.</summary>
    /// <param name="cases">The name of each, and what finds its fault: null when it passes.</param>
    /// <param name="processors">How many run at once; null for as many as there are processors.</param>
    public static SuiteResult Of(IEnumerable<(string Name, Func<string?> Fault)> cases, int? processors = null)
    {
        SuiteFailure?[] faults = [.. cases.AsParallel().AsOrdered().WithDegreeOfParallelism(processors ?? Environment.ProcessorCount).Select(test => Fault(test.Fault) is { } fault ? new SuiteFailure(test.Name, fault) : null)];
        return new SuiteResult(faults.Length, [.. faults.OfType<SuiteFailure>()]);
    }

    /// <summary>A case that breaks the library fails; the others go on.</summary>
    private static string? Fault(Func<string?> run)
    {
        try
        {
            return run();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
        }
    }
}
