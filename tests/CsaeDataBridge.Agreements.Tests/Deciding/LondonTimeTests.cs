using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Tests;

public sealed class LondonTimeTests
{
    // The clocks change on the last Sundays of March and October, at one o'clock UTC.
    [Theory]
    [InlineData("2026-01-15T23:30:00Z", "2026-01-15")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-28")]
    [InlineData("2026-03-29T22:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-30")]
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25")]
    [InlineData("2026-10-31T23:30:00Z", "2026-10-31")]
    [InlineData("2026-12-31T23:30:00Z", "2026-12-31")]
    [InlineData("2024-03-30T23:30:00Z", "2024-03-30")]
    [InlineData("2024-03-31T23:30:00Z", "2024-04-01")]
    [InlineData("2027-10-30T23:30:00Z", "2027-10-31")]
    [InlineData("2027-10-31T23:30:00Z", "2027-10-31")]
    [InlineData("2026-07-01T01:30:00+03:00", "2026-06-30")]
    public void DayOf_Instant_IsLondons(string instant, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), LondonTime.DayOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
}
