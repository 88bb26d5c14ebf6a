using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class ReferenceDataTests
{
    private static readonly ReferenceData Data = new()
    {
        Agencies = [new("northshire-police", "Northshire Police", "police", null), new("eastmoor", "Eastmoor Council", "social_care", "E06000991")],
        Areas = [new("E06000991", "Eastmoor", "council")],
        Population = [new("E06000991", 2025, "female", 14, 800), new("E06000991", 2025, "male", 14, 810)],
    };

    [Fact]
    public void WriteReferenceData_SameTwice_WritesOnce()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();

        Assert.Equal(5, store.WriteReferenceData(Data));
        Assert.Equal(0, store.WriteReferenceData(Data));
        Assert.Equal(["eastmoor|Eastmoor Council|social_care|E06000991", "northshire-police|Northshire Police|police|"], TestFolder.Rows(store, "SELECT * EXCLUDE (load_from) FROM csae.agency_now ORDER BY ALL"));
    }

    [Fact]
    public void WriteReferenceData_ChangedRow_ReplacesItAndKeepsTheOthers()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        store.WriteReferenceData(Data);

        Assert.Equal(1, store.WriteReferenceData(new ReferenceData { Population = [new("E06000991", 2025, "male", 14, 820)] }));

        Assert.Equal(["female|800", "male|820"], TestFolder.Rows(store, "SELECT sex, persons FROM csae.population_now ORDER BY ALL"));
        Assert.Equal(2, store.CurrentRows()["agency"]);
    }

    [Fact]
    public void WriteReferenceData_WrongWordsAndKeys_AreReportedTogether()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();

        var failure = Assert.Throws<BridgeException>(() => store.WriteReferenceData(new ReferenceData
        {
            Areas = [new("E06000991", "Eastmoor", "town"), new("E06000991", "Eastmoor", "council")],
        }));

        Assert.Equal(
            """
            STO445 error  "area"
              Found:    1 keys that stand twice
              Expected: each area_code once
              Fix:      remove the second one from the configuration or the population file

            STO445 error  "area.kind"
              Found:    another word in 1 rows
              Expected: one of council, police_force, pan_area, outside, unknown, not_recorded
              Fix:      correct the configuration or the population file
            """,
            failure.Message);
    }
}
