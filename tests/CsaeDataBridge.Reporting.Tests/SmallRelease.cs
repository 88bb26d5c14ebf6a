using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>A release with every kind of cell and of table, and names that would do harm if they were not encoded.</summary>
internal static class SmallRelease
{
    private static readonly ProtectedColumn Children = new("children", "Children", "count");
    private static readonly ProtectedColumn Rate = new("rate", "Rate per 10,000 children", "rate_per_10000");

    public static Release Make(bool approved = false, bool synthetic = true, IReadOnlyList<MeasureResult>? measures = null) => new()
    {
        Id = "R-1",
        Title = "Testshire & <area>: child sexual abuse, 2025-26",
        Area = "Testshire & <area>",
        Period = "2025-26",
        From = new DateOnly(2025, 4, 1),
        To = new DateOnly(2026, 3, 31),
        Recipient = "the \"board\"",
        Agreement = "ISA-1",
        Clauses = ["5.1", "B.2"],
        Disclosure = "Counts of 1 to 7 are hidden and shown as c.",
        Marker = "c",
        Approved = approved,
        Synthetic = synthetic,
        MadeAt = new DateTimeOffset(2026, 4, 20, 2, 0, 0, TimeSpan.FromHours(1)),
        Coverage =
        [
            new FeedCoverage("police/crime", "Police <script>", new DateOnly(2026, 4, 2), 1200, 1000, 20, 150, 30),
            new FeedCoverage("sarc/attendances", "Centre", null, 0, 0, 0, 0, 0),
        ],
        Measures = measures ??
        [
            new MeasureResult("M01", "Identification", "Children", "distinct children", "population", "rate per 10,000", "a caveat", "a source", "Recorded for 90%.", [ByArea(), ByAreaAndAge()]),
            new MeasureResult("M29", "Voluntary services", "Waits & \"waiting\"", "days", "all referrals", "days", "another caveat", "a proposal", "Recorded for c.", [ByService(), ByAreaAndService()]),
        ],
    };

    private static ProtectedTable ByArea() => new(
        "M01",
        "By council",
        null,
        [Children, Rate],
        [
            Row("all", "Whole area", "all", ProtectedCell.Shown(1240), ProtectedCell.Shown(12.5m)),
            Row("E1", "=East, <moor>", "all", ProtectedCell.Suppressed, ProtectedCell.Suppressed),
            Row("E2", "West", "all", ProtectedCell.NoData, ProtectedCell.NoData),
            Row("E3", "North & \"South\"", "all", ProtectedCell.Shown(35), ProtectedCell.NotApplicable),
        ],
        "rate");

    private static ProtectedTable ByAreaAndAge() => new(
        "M01-age",
        "By age",
        "Age",
        [Children],
        [
            Row("all", "Whole area", "under_13", ProtectedCell.Shown(700)),
            Row("all", "Whole area", "13 to 15", ProtectedCell.Suppressed),
            Row("all", "Whole area", "all", ProtectedCell.Shown(1240)),
            Row("E2", "West", "under_13", ProtectedCell.Shown(0)),
            Row("E2", "West", "13 to 15", ProtectedCell.Suppressed),
            Row("E2", "West", "all", ProtectedCell.Shown(15)),
        ],
        "children");

    private static ProtectedTable ByService() => new(
        "M29",
        "By service",
        "Service",
        [new("people", "Referrals", "count"), new("median", "Median days", "days"), new("share", "Share", "percent")],
        [
            Row("all", "Whole area", "Harbour counselling of the north coast", ProtectedCell.Shown(50), ProtectedCell.Shown(84), ProtectedCell.Shown(45)),
            Row("all", "Whole area", "all", ProtectedCell.Shown(50), ProtectedCell.Shown(84), ProtectedCell.Shown(45)),
        ],
        "median");

    private static ProtectedTable ByAreaAndService() => new(
        "M29-area",
        "By council and service",
        "Service",
        [Children, Rate],
        [
            Row("all", "Whole area", "Harbour", ProtectedCell.NoData, ProtectedCell.NoData),
            Row("all", "Whole area", "all", ProtectedCell.NoData, ProtectedCell.NoData),
            Row("E2", "West", "Harbour", ProtectedCell.NoData, ProtectedCell.NoData),
            Row("E2", "West", "all", ProtectedCell.NoData, ProtectedCell.NoData),
        ],
        "children");

    private static ProtectedRow Row(string code, string name, string member, params ProtectedCell[] cells) => new(code, name, member, cells);
}
