namespace CsaeDataBridge.Store.Tests;

public sealed class EventFlagsTests
{
    [Theory]
    [InlineData("csa", "suspected", false, "yes|not_recorded|not_recorded")]
    [InlineData("csa", "confirmed", false, "yes|not_recorded|not_recorded")]
    [InlineData("cse", "suspected", false, "yes|yes|not_recorded")]
    [InlineData("cse", "at_risk", false, "at_risk|at_risk|not_recorded")]
    [InlineData("cse", "ruled_out", false, "not_recorded|no|not_recorded")]
    [InlineData("csa", "unknown", false, "unknown|not_recorded|not_recorded")]
    [InlineData("csa", "not_recorded", false, "not_recorded|not_recorded|not_recorded")]
    [InlineData("hsb", "suspected", false, "not_recorded|not_recorded|yes")]
    [InlineData("hsb", "suspected", true, "not_recorded|not_recorded|not_recorded")]
    [InlineData("unspecified", "confirmed", false, "not_recorded|not_recorded|not_recorded")]
    public void EventFlags_OneConcern_SaysWhatWasRecorded(string harm, string status, bool underReview, string expected)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        new TestDelivery { Events = [new("a", Harm: harm, Status: status, UnderReview: underReview)] }.MergeInto(store);

        Assert.Equal([expected], TestFolder.Rows(store, "SELECT csa, cse, hsb FROM csae.event_flags"));
    }
}
