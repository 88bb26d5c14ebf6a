using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>released_rows.sql and released_people.sql over a store of a few rows.</summary>
public sealed class ReleasedRowsTests : IDisposable
{
    private readonly SmallStore store = new();

    public ReleasedRowsTests()
    {
        store.Session.Execute("CREATE TEMP TABLE period AS SELECT DATE '2025-04-01' AS from_date, DATE '2026-03-31' AS to_date");
        store.Session.Execute("CREATE TEMP TABLE permitted_feed AS SELECT 'police/feed' AS feed");
    }

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(0, "0-12")]
    [InlineData(12, "0-12")]
    [InlineData(13, "13-15")]
    [InlineData(15, "13-15")]
    [InlineData(16, "16-17")]
    [InlineData(17, "16-17")]
    [InlineData(18, "18+")]
    [InlineData(null, "unknown")]
    public void Rows_Age_IsABandOfTheAct(int? age, string band)
    {
        store.Event("police", "crime_report", "2025-06-01", person: 1, age: age);
        Assert.Equal([band], Rows("age_band"));
    }

    [Fact]
    public void Rows_Period_HasBothItsDays()
    {
        foreach (string day in (string[])["2025-03-31", "2025-04-01", "2025-12-31", "2026-03-31", "2026-04-01"])
        {
            store.Event("police", "crime_report", day, person: 1);
        }

        Assert.Equal(["2025-04 2025-Q2 2025", "2025-12 2025-Q4 2025", "2026-03 2026-Q1 2026"], Rows("month || ' ' || quarter || ' ' || year"));
    }

    [Fact]
    public void Rows_FeedThatIsNotPermitted_GivesNone()
    {
        store.Event("sarc", "attendance", "2025-06-01", person: 1);
        store.Event("police", "crime_report", "2025-06-01");
        Assert.Empty(Rows("person_key"));
        Assert.Empty(People());
    }

    [Fact]
    public void Rows_LinkedPeople_AreOne()
    {
        store.Event("police", "crime_report", "2025-06-01", person: 2);
        store.Event("police", "crime_report", "2024-06-01", person: 3);
        store.Link(2, 1);
        store.Link(3, 1);
        Assert.Equal(["00000000-0000-0000-0000-000000000001"], Rows("person_key::VARCHAR"));
        Assert.Equal([new Guid("00000000-0000-0000-0000-000000000001")], People());
    }

    [Fact]
    public void Rows_WhatIsNotKnown_IsUnknown()
    {
        store.Event("police", "crime_report", "2025-06-01", person: 1, home: null, sex: "not_recorded");
        Assert.Equal(["not_recorded unknown unknown unknown unknown unknown"], Rows("sex || ' ' || ethnicity_group || ' ' || home_area || ' ' || event_area || ' ' || harms || ' ' || outcome"));
    }

    [Fact]
    public void Rows_Harms_AreThoseOfThisPersonAtThisEventThatNobodyDoubts()
    {
        int both = store.Concern(1, 14, "cse");
        store.Session.Execute($"INSERT INTO csae.concern BY NAME SELECT * REPLACE (2 AS ordinal, 'csa' AS harm) FROM csae.concern; INSERT INTO csae.concern BY NAME SELECT * REPLACE (3 AS ordinal, 'hsb' AS harm, '{Id(9)}' AS person_id) FROM csae.concern WHERE ordinal = 1");
        store.Concern(2, 14, "hsb", underReview: true);
        store.Concern(3, 14, "hsb");
        Assert.Equal([$"{both} csa+cse", $"{both + 1} unknown", $"{both + 2} hsb"], Rows("right(event_id::VARCHAR, 1) || ' ' || harms"));
    }

    [Fact]
    public void Rows_WhatWasReplaced_IsNotThere()
    {
        store.Event("police", "crime_report", "2025-06-01", person: 1);
        store.Session.Execute("UPDATE csae.event SET load_to = 2");
        Assert.Empty(Rows("person_key"));
    }

    private IReadOnlyList<string> Rows(string expression) => store.Session.Query($"SELECT ({expression})::VARCHAR FROM ({Text("released_rows.sql")})", row => row.GetString(0));

    private IReadOnlyList<Guid> People() => store.Session.Query(Text("released_people.sql"), row => row.GetGuid(0));

    private static string Text(string file) => MeasureDefinition.Embedded(file)!.TrimEnd().TrimEnd(';');

    private static string Id(int number) => $"00000000-0000-0000-0000-{number:D12}";
}
