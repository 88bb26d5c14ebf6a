using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>What is kept in memory of entries that were passed; alone, since what other tests hold counts too.</summary>
[Collection(nameof(AloneCollection))]
public sealed class EntryMemoryTests
{
    [Fact]
    public void Read_MillionEntries_KeepsOneInMemory()
    {
        const int Count = 1_000_000;
        using var reader = new FhirEntryReader(new RepeatedEntries("""{ "resourceType": "Patient", "id": "a" }""", Count), "b.json");
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        while (reader.Read())
        {
            most = reader.Number % 100_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
        }

        Assert.Equal(Count, reader.Number);
        Assert.InRange(most - before, long.MinValue, 4 << 20);
    }
}
