using System.Globalization;
using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>What is read and written again is the same, for every resource that others published; what breaks R4 is refused with its place.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Read_EveryResourceOfHL7_IsTheSameThroughJsonAndXml()
    {
        IReadOnlyList<RoundTripCase> cases = RoundTripSuite.Cases(HL7Package.Path);
        Assert.Equal(5306, cases.Count);
        Assert.DoesNotContain(cases, one => one.Difference is not null || one.Faults.Count > 0);
    }

    [SuiteFact("uk-core-r4")]
    public void Read_EveryResourceOfUkCore_IsTheSameOrRefusedWithItsPlace() =>
        Snapshot.Matches(string.Join("\n\n", RoundTripSuite.Cases(Path.Combine(RepositoryRoot.Suites!, "uk-core-r4")).Select(one => one.Difference).OfType<string>()));

    [SuiteFact("nhs-bars-r4")]
    public void Read_EveryResourceOfBarsAsItStands_IsTheSameAndItsFaultsAreTold()
    {
        IReadOnlyList<RoundTripCase> cases = RoundTripSuite.Cases(Path.Combine(RepositoryRoot.Suites!, "nhs-bars-r4"));
        string[] differences = [.. cases.Select(one => one.Difference).OfType<string>()];
        IEnumerable<string> told = cases.Where(one => one.Difference is null && one.Faults.Count > 0)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{Suite.Line(one.Faults[0])}; faults: {one.Faults.Count}"));
        Snapshot.Matches($"{cases.Count - differences.Length} of {cases.Count} are the same\n\n{string.Join("\n", differences)}\n\nWhat a strict reader refuses, by the first fault of each:\n{string.Join("\n", told.Order(StringComparer.Ordinal))}");
    }
}
