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

    [Fact]
    public void Read_BundleFileOfManyEntries_KeepsTheirPlacesAlone()
    {
        const int Count = 100_000;
        var file = new FhirFile("b.json", () => new RepeatedEntries("""{"resourceType":"Basic","id":"a","code":{"text":"a"}}""", Count));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var bundle = new FhirBundleFile(file, null, CancellationToken.None, (number, _) => most = number % 20_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most);
        Assert.Equal(Count, bundle.Count);
        Assert.InRange(most - before, long.MinValue, 12 << 20);
    }
}
