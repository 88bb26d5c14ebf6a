using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>The small pieces of disclosure control: rounding, and one number for one count.</summary>
public sealed class DisclosureControlTests
{
    [Theory]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(0, 0)]
    public void Of_Count_GivesTheNearestMultiple(long count, long published) =>
        Assert.Equal(published, DisclosureRounding.Of(count, new DisclosureRules(SparseTables.Strict)));

    [Theory]
    [InlineData(10L, 8, 12)]
    [InlineData(15L, 13, 17)]
    [InlineData(0L, 0, 0)]
    [InlineData(5L, 3, 7)]
    [InlineData(23L, 23, 23)]
    [InlineData(null, 0, CountEquation.Unbounded)]
    public void Of_PublishedCell_GivesAllThatItCanBe(long? shown, long low, long high) =>
        Assert.Equal((low, high), PublishedRange.Of(shown, SparseTables.Strict));

    [Fact]
    public void Add_TwoValuesOfOneCount_IsRefused()
    {
        var set = new CountSet();
        set.Add(new CountKey("M", "all", null, "all"), 8);
        Assert.Throws<InvalidOperationException>(() => set.Add(new CountKey("M", "all", null, "all"), 9));
    }
}
