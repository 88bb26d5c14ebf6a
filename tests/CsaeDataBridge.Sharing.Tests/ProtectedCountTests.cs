using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Counts that are shown outside of any release.</summary>
public sealed class ProtectedCountTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "c")]
    [InlineData(7, "c")]
    [InlineData(8, "10")]
    [InlineData(12, "10")]
    [InlineData(13, "15")]
    [InlineData(1_002, "1000")]
    public void Of_Count_IsHiddenWhenSmallAndRounded(long count, string shown) => Assert.Equal(shown, ProtectedCount.Of(count).ToString());

    [Fact]
    public void Of_Negative_IsAMistake() => Assert.Throws<ArgumentOutOfRangeException>(() => ProtectedCount.Of(-1));
}
