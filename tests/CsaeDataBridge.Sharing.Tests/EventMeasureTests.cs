namespace CsaeDataBridge.Tests;

/// <summary>A worked example for each measure of events: given rows, expected counts before protection. Areas 1 and 2.</summary>
public sealed class EventMeasureTests
{
    [Fact]
    public void M10_AgeInTheOffenceNeedsNoAge()
    {
        using var store = new SmallStore();
        Offence(store, "021/06", null);
        Offence(store, "071/05", 30);
        Offence(store, "020/05", 17);
        Offence(store, "020/05", 18, then: 18);
        Offence(store, "020/05", null);
        Offence(store, "088/09", null, SmallStore.B);
        Offence(store, "023/12", 17);
        Offence(store, "086/10", null);
        Offence(store, "049/10", 10);
        Offence(store, "019/16", 5, null);
        Offence(store, "019/16", 5, "not_recorded");
        Assert.Equal(
            [
                "M10 1 all age_unknown = 1",
                "M10 1 all images = 1",
                "M10 1 all offences = 3",
                "M10 2 all age_unknown = 1",
                "M10 all all age_unknown = 2",
                "M10 all all images = 1",
                "M10 all all offences = 5",
                "M10 unknown all offences = 2",
            ],
            store.Exact("M10"));
    }

    // An adult may tell the police of what happened in childhood; without the day of it nobody can say.
    [Fact]
    public void M10_VictimIsAChildByTheAgeWhenItHappened()
    {
        using var store = new SmallStore();
        Offence(store, "019/08", 41, then: 12);
        Offence(store, "019/08", 18, then: 17);
        Offence(store, "019/08", 18, then: 18);
        Offence(store, "019/08", 41);
        Offence(store, "019/08", 16);
        Assert.Equal(
            [
                "M10 1 all age_unknown = 1",
                "M10 1 all offences = 3",
                "M10 all all age_unknown = 1",
                "M10 all all offences = 3",
            ],
            store.Exact("M10").Where(line => !line.EndsWith("images = 0", StringComparison.Ordinal)));
    }

    [Fact]
    public void M17_AssessmentWithoutAnyFactor_IsNotInTheShare()
    {
        using var store = new SmallStore();
        store.Factor(Assessment(store, "2025-04-01"), 1, "19C");
        store.Factor(Assessment(store, "2026-03-31"), 1, "11A");
        store.Factor(Assessment(store, "2025-07-01"), 1, "21");
        store.Factor(Assessment(store, "2026-04-01"), 1, "19A");
        Assessment(store, "2025-07-01");
        store.Event("council-b", "assessment", "2025-03-01", 2, 10, columns: "DATE '2025-07-01' AS ended_on");
        Assert.Equal(
            [
                "M17 1 all completed = 4",
                "M17 1 all only_11a = 1",
                "M17 1 all recorded = 3",
                "M17 1 all with_factor = 2",
                "M17 2 all no_data = 1",
                "M17 all all completed = 4",
                "M17 all all only_11a = 1",
                "M17 all all recorded = 3",
                "M17 all all with_factor = 2",
            ],
            store.Exact("M17"));
    }

    [Fact]
    public void M21_CountsChildrenWithAPlanOpenOnTheLastDay()
    {
        using var store = new SmallStore();
        Plan(store, 1, "2025-01-01", null, "sexual");
        Plan(store, 2, "2025-01-01", "2026-03-31", "sexual");
        Plan(store, 3, "2025-01-01", "2026-04-01", "multiple");
        Plan(store, 4, "2026-04-01", null, "sexual");
        Plan(store, 5, "2025-05-01", null, "not_recorded", "council-b");
        Plan(store, 1, "2025-02-01", null, "neglect", "council-b");
        Assert.Equal(
            [
                "M21 1 all multiple = 1",
                "M21 1 all plans = 1",
                "M21 1 all recorded = 1",
                "M21 2 all plans = 2",
                "M21 2 all recorded = 1",
                "M21 2 all sexual = 1",
                "M21 all all multiple = 1",
                "M21 all all plans = 3",
                "M21 all all recorded = 2",
                "M21 all all sexual = 1",
            ],
            store.Exact("M21"));
    }

    [Fact]
    public void M24_CountsChildrenNotAttendances()
    {
        using var store = new SmallStore();
        Attendance(store, 1, 12, "acute", "done");
        Attendance(store, 1, 12, "non_recent", "declined");
        Attendance(store, 2, null, "acute", "done");
        Attendance(store, 3, 18, "acute", "done");
        Assert.Equal(
            ["M24 1 all age_unknown = 1", "M24 1 all children = 1", "M24 all all age_unknown = 1", "M24 all all children = 1", "M24-pathway all acute children = 1", "M24-pathway all all children = 1"],
            store.Exact("M24"));
    }

    [Fact]
    public void M25_NotIndicatedIsNotDeclined()
    {
        using var store = new SmallStore();
        Attendance(store, 1, 12, "acute", "done");
        Attendance(store, 1, 12, "acute", "declined");
        Attendance(store, 2, 9, "acute", "not_indicated");
        Attendance(store, 3, 9, "acute", "not_recorded");
        Attendance(store, 4, null, "acute", "done");
        Assert.Equal(
            ["M25 all all attendances = 4", "M25 all all declined = 1", "M25 all all done = 1", "M25 all all not_indicated = 1", "M25 all all recorded = 3"],
            store.Exact("M25").Where(figure => figure.StartsWith("M25 all all", StringComparison.Ordinal)));
    }

    [Fact]
    public void M29_MedianIsOfReferralsOfThePeriodWithAStart()
    {
        using var store = new SmallStore();
        store.Wait("chisva", "2025-04-01", "2025-04-11");
        store.Wait("chisva", "2025-05-01", "2025-05-21");
        store.Wait("chisva", "2026-03-31", null);
        store.Wait("chisva", "2025-03-31", "2025-06-01");
        store.Wait("chisva", "2025-06-01", "2025-05-01");
        store.Wait("chisva", "2025-06-01", null, status: "not_accepted");
        Assert.Equal(
            ["M29 all all accepted = 4", "M29 all all median = 15", "M29 all all p90 = 19", "M29 all all people = 2", "M29 all chisva accepted = 4", "M29 all chisva median = 15", "M29 all chisva p90 = 19", "M29 all chisva people = 2"],
            store.Exact("M29"));
    }

    [Fact]
    public void M30_WaitingOnTheLastDay()
    {
        using var store = new SmallStore();
        store.Wait("chisva", "2026-01-06", null);
        store.Wait("chisva", "2026-01-05", null);
        store.Wait("chisva", "2026-01-07", "2026-04-01", status: "in_service");
        store.Wait("chisva", "2026-01-01", "2026-03-31", status: "in_service");
        store.Wait("chisva", "2026-01-01", null, "2026-02-01", "closed");
        store.Wait("chisva", "2026-01-01", null, status: "closed");
        store.Wait("chisva", "2026-04-01", null);
        store.Wait("chisva", null, null);
        Assert.Equal(
            ["M30 all all closed_waiting = 1", "M30 all all no_date = 1", "M30 all all over = 1", "M30 all all waiting = 3"],
            store.Exact("M30").Where(figure => figure.StartsWith("M30 all all", StringComparison.Ordinal)));
    }

    private static void Offence(SmallStore store, string code, int? age, string? area = SmallStore.A, int? then = null) =>
        store.Event("police", "crime_report", "2025-06-01", 1, age, columns: $"'{code}' AS offence_code, {(area is null ? "NULL" : $"'{area}'")} AS event_area", ageThen: then);

    private static int Assessment(SmallStore store, string completed) =>
        store.Event("council-a", "assessment", "2025-03-01", 1, 10, columns: $"DATE '{completed}' AS ended_on");

    private static void Plan(SmallStore store, int child, string started, string? ended, string category, string council = "council-a") =>
        store.Event(council, "protection_plan", started, child, 10, columns: $"DATE '{started}' AS started_on, {(ended is null ? "NULL" : $"DATE '{ended}'")} AS ended_on, '{category}' AS category");

    private static void Attendance(SmallStore store, int person, int? age, string pathway, string examination) =>
        store.Event("sarc", "attendance", "2025-06-01", person, age, columns: $"'{pathway}' AS pathway, '{examination}' AS examination, 'moor_house' AS site");
}
