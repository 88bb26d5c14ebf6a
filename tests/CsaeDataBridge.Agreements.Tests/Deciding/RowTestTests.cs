using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Every comparison that a row condition may make, at its bounds and over what cannot be compared.</summary>
public sealed class RowTestTests
{
    [Theory]
    [InlineData(RowOperator.Equal, "E1", "e1 E2", "e1")]
    [InlineData(RowOperator.NotEqual, "E1", "e1 E2", "E2")]
    [InlineData(RowOperator.In, "CSA HSB", "csa CSE HSB", "csa HSB")]
    [InlineData(RowOperator.NotIn, "CSA HSB", "csa CSE HSB", "CSE")]
    [InlineData(RowOperator.LessThan, "18", "17.9 18 18.1 -1", "17.9 -1")]
    [InlineData(RowOperator.LessThanOrUnknown, "18", "17 18 19", "17")]
    [InlineData(RowOperator.AtMost, "18", "17 18 18.5", "17 18")]
    [InlineData(RowOperator.GreaterThan, "18", "17 18 18.5", "18.5")]
    [InlineData(RowOperator.AtLeast, "18", "17 18 19", "18 19")]
    [InlineData(RowOperator.Between, "10 17", "9 10 12 17 18", "10 12 17")]
    [InlineData(RowOperator.LessThan, "2026-03-29", "2026-03-28 2026-03-29 2026-03-30", "2026-03-28")]
    [InlineData(RowOperator.Between, "2026-03-29 2026-04-01", "2026-03-28 2026-03-29 2026-04-01 2026-04-02", "2026-03-29 2026-04-01")]
    [InlineData(RowOperator.IsPresent, "", "x 0", "x 0")]
    public void IsMet_Value_IsComparedWithTheBounds(RowOperator comparison, string bounds, string asked, string met)
    {
        var test = Test(comparison, Words(bounds));
        Assert.Equal(Words(met), Words(asked).Where(value => test.IsMet(Row(value))));
    }

    [Theory]
    [InlineData(RowOperator.LessThan)]
    [InlineData(RowOperator.LessThanOrUnknown)]
    [InlineData(RowOperator.AtMost)]
    [InlineData(RowOperator.GreaterThan)]
    [InlineData(RowOperator.AtLeast)]
    [InlineData(RowOperator.Between)]
    public void IsMet_WhatIsNeitherNumberNorDay_IsNotMet(RowOperator comparison)
    {
        Assert.False(Test(comparison, "10", "17").IsMet(Row("many")));
        Assert.False(Test(comparison, "10", "17").IsMet(Row("2026-03-28")));
        Assert.False(Test(comparison, "2026-01-01", "2026-12-31").IsMet(Row("12")));
        Assert.False(Test(comparison, "10", "17").IsMet(Row("1,2")));
        Assert.False(Test(comparison, "2026-01-01", "2026-12-31").IsMet(Row("28/03/2026")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("unknown")]
    [InlineData("Unknown")]
    [InlineData(null)]
    public void IsMet_NothingKnown_IsMetByLessThanOrUnknownAlone(string? value) =>
        Assert.Equal([RowOperator.LessThanOrUnknown], Enum.GetValues<RowOperator>().Where(comparison => Test(comparison, "10", "unknown").IsMet(value is null ? null : Row(value))));

    [Fact]
    public void IsMet_RowWithoutTheField_IsAsUnknown()
    {
        Assert.True(Test(RowOperator.LessThanOrUnknown, "10").IsMet(new Dictionary<string, string> { ["other"] = "12" }));
        Assert.False(Test(RowOperator.IsPresent).IsMet(new Dictionary<string, string> { ["other"] = "12" }));
    }

    private static RowTest Test(RowOperator comparison, params string[] bounds) => new(new RowCondition("f", comparison, bounds, "4.1", Place.None));

    private static Dictionary<string, string> Row(string value) => new() { ["f"] = value };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
