using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Tests;

/// <summary>What an agreement is at an instant, by its dates, its signatures and what happened to it.</summary>
public sealed class SignedAgreementTests
{
    private static readonly string[] All = ["police", "council", "sarc"];

    // In force from 1 January, to be reviewed by 30 September, to 31 December.
    [Theory]
    [InlineData("2025-12-31T23:59:59Z", AgreementStatus.NotYetInForce)]
    [InlineData("2026-01-01T00:00:00Z", AgreementStatus.InForce)]
    [InlineData("2026-09-30T22:59:59Z", AgreementStatus.InForce)]
    [InlineData("2026-09-30T23:00:00Z", AgreementStatus.ReviewOverdue)]
    [InlineData("2026-12-31T23:59:59Z", AgreementStatus.ReviewOverdue)]
    [InlineData("2027-01-01T00:00:00Z", AgreementStatus.Expired)]
    public void StatusAt_Day_IsByItsDates(string instant, AgreementStatus status) => Assert.Equal(status, Signed(All).StatusAt(At(instant)));

    [Theory]
    [InlineData("", AgreementStatus.Draft, "council police sarc")]
    [InlineData("vrp", AgreementStatus.PartlySigned, "council police sarc")]
    [InlineData("sarc", AgreementStatus.PartlySigned, "council police")]
    [InlineData("police council", AgreementStatus.PartlySigned, "sarc")]
    [InlineData("police council sarc", AgreementStatus.InForce, "")]
    public void StatusAt_Signatures_OfEveryControllerOfAFlowAreNeeded(string by, AgreementStatus status, string unsigned)
    {
        SignedAgreement signed = Signed(by.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(status, signed.StatusAt(At("2026-03-01T12:00:00Z")));
        Assert.Equal(unsigned, string.Join(' ', signed.Unsigned));
    }

    [Theory]
    [InlineData("2026-04-01T11:59:59Z", AgreementStatus.InForce)]
    [InlineData("2026-04-01T12:00:00Z", AgreementStatus.Suspended)]
    [InlineData("2026-05-01T11:59:59Z", AgreementStatus.Suspended)]
    [InlineData("2026-05-01T12:00:00Z", AgreementStatus.InForce)]
    [InlineData("2026-06-01T12:00:00Z", AgreementStatus.Terminated)]
    [InlineData("2026-07-01T12:00:00Z", AgreementStatus.Terminated)]
    public void StatusAt_Events_HoldFromTheirInstantAndNothingBringsTheEndedBack(string instant, AgreementStatus status)
    {
        SignedAgreement signed = Signed(
            All,
            Event(StatusChange.Suspend, "2026-04-01T12:00:00Z"),
            Event(StatusChange.Reinstate, "2026-05-01T12:00:00Z"),
            Event(StatusChange.Terminate, "2026-06-01T12:00:00Z"),
            Event(StatusChange.Reinstate, "2026-06-15T12:00:00Z"));
        Assert.Equal(status, signed.StatusAt(At(instant)));
        Assert.Equal(status switch { AgreementStatus.Suspended => StatusChange.Suspend, AgreementStatus.Terminated => StatusChange.Terminate, _ => (StatusChange?)null }, signed.Stopped(At(instant)));
    }

    [Fact]
    public void StatusAt_EntryTakenOut_StopsWhateverElseIsWritten()
    {
        SignedAgreement signed = Signed(All, Event(StatusChange.Terminate, "2026-02-01T12:00:00Z")) with { MissingEntries = 1 };
        Assert.Equal(AgreementStatus.EventsMissing, signed.StatusAt(At("2026-03-01T12:00:00Z")));
        Assert.Equal(StatusChange.Suspend, signed.Stopped(At("2026-01-01T12:00:00Z")));
    }

    private static SignedAgreement Signed(string[] by, params StatusEvent[] events) => new(DecisionEngine.Read("ISA-A", DecisionTexts.First(_ => true)), by.ToHashSet(), events);

    private static StatusEvent Event(StatusChange change, string at) => new(change, At(at), "p", "r");

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
