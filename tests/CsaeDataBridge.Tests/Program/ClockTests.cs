using CsaeDataBridge.Configuration;
using CsaeDataBridge.Store;
using Quartz;

namespace CsaeDataBridge.Tests;

/// <summary>Clocks are set while the program runs and between its runs, and twice a year a night has another length: what was known when stays in order.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [PreloadedFact]
    public void Run_ClockJumpsInBothNightsAndBackBySevenMonths_EndsAsUnderASteadyClock()
    {
        const string Clock = "clock: 2026-04-20T02:00:00+01:00\n";
        string steady = File.ReadAllText(area.Config);
        SmallArea.Change(area.Config, Clock, "");
        using var jumping = new PreloadedLibrary("jumping_clock");
        (string Instant, string? More)[] nights = [("2026-03-29T00:59:58Z", null), ("2026-10-25T00:59:58Z", "NSP_CRIME_2025-12-31.csv"), ("2026-03-29T00:29:58Z", "NSP_CRIME_2025-09-30.csv")];
        foreach ((string instant, string? more) in nights)
        {
            if (more is not null)
            {
                area.AddPolice(more);
            }

            (int exit, string output) = BridgeProcess.RunAt(DateTimeOffset.Parse(instant), jumping, "run", "--config", area.Config, "--out", area.In("jumped"));
            Assert.True(exit == 0, output);
        }

        File.WriteAllText(area.Config, steady);
        area.CopyKeys("jumped", "steady");
        Assert.Equal(0, area.Run("steady").Exit);
        Assert.Equal(area.State("steady").CurrentHash, area.State("jumped").CurrentHash);
        Assert.Equal(area.State("steady").Rows, area.State("jumped").Rows);
        Assert.Null(area.AuditFault("jumped"));
        Assert.Contains("clock_step", string.Concat(Directory.GetFiles(area.In("jumped", "audit"), "*.jsonl").Select(File.ReadAllText)), StringComparison.Ordinal);
        using BridgeStore store = area.Open("jumped");
        Assert.Equal(4, store.Loads().Count);
        (int Number, DateTime At)[] recorded = [.. store.Loads().Select(load => (load.LoadId, load.CommittedAt)).Concat(store.Changes().Select(change => (change.Number, change.CommittedAt))).Order()];
        Assert.All(recorded.Zip(recorded.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        Assert.All(recorded, entry => Assert.Equal(entry.Number, store.NumberAt(new DateTimeOffset(entry.At, TimeSpan.Zero))));
        Assert.All(recorded.Skip(1), entry => Assert.Equal(entry.Number - 1, store.NumberAt(new DateTimeOffset(entry.At, TimeSpan.Zero).AddTicks(-1))));
        Assert.All(store.Loads(), load => Assert.True(load.StartedAt <= load.CommittedAt));
    }

    [Fact]
    public void Run_ClockOutsideTheAgreement_IsRefusedByCodeAndLoadsWhenItIsRight()
    {
        SmallArea.Change(area.Config, "clock: 2026-04-20T02:00:00+01:00", "clock: 2024-03-31T23:59:59+01:00");
        (int exit, string output) = area.Run("out", "--strict");
        Assert.Equal(Issues.ExitCode.AgreementRefuses, exit);
        Assert.Contains("AGR612 error", output, StringComparison.Ordinal);
        Assert.DoesNotContain(area.Loads("out"), load => load.Status == LoadStatus.Loaded);

        SmallArea.Change(area.Config, "clock: 2024-03-31T23:59:59+01:00", "clock: 2026-04-20T02:00:00+01:00");
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Equal(2, area.Loads("out").Count(load => load.Status == LoadStatus.Loaded));
        Assert.Null(area.AuditFault("out"));
    }

    // 01:30 is skipped on 29 March and comes twice on 25 October: one import a night, whatever the clocks do.
    [Theory]
    [InlineData("0 30 1 * * ?", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("0 0 2 * * ?", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z")]
    [InlineData("0 30 1 * * ?", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("0 0 2 * * ?", "2026-10-24T12:00:00Z", "2026-10-25T02:00:00Z", "2026-10-26T02:00:00Z")]
    public void Schedule_InTheNightsWhenClocksChange_FiresOnceANight(string schedule, string from, string first, string second)
    {
        ITrigger trigger = TriggerBuilder.Create().StartAt(DateTimeOffset.Parse(from)).WithCronSchedule(schedule, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))).Build();
        DateTimeOffset? night = trigger.GetFireTimeAfter(DateTimeOffset.Parse(from));
        Assert.Equal(DateTimeOffset.Parse(first), night);
        Assert.Equal(DateTimeOffset.Parse(second), trigger.GetFireTimeAfter(night));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00+00:00", "2026-03-29")]
    [InlineData("2026-04-20T00:30:00+01:00", "2026-04-20")]
    [InlineData("2026-10-25T00:30:00+01:00", "2026-10-25")]
    [InlineData("2026-10-25T23:30:00+00:00", "2026-10-25")]
    public void Today_AroundMidnight_IsTheDayOfTheDeploymentsZone(string clock, string day)
    {
        SmallArea.Change(area.Config, "clock: 2026-04-20T02:00:00+01:00", $"clock: {clock}");
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), ConfigurationReader.Read(area.Config, null).Today());
    }
}
