using Spectre.Console;

namespace CsaeDataBridge.Runs;

/// <summary>Live progress in a terminal, plain lines in a file or pipe, silence with <c>--json</c>.</summary>
/// <remarks>Shows feed ids, file names, counts and step names; never a value.</remarks>
internal sealed class RunProgress(IAnsiConsole? console)
{
    /// <summary>Runs <paramref name="work"/> with a line per delivery.</summary>
    public void Live(Action<RunProgress> work)
    {
        if (console is null || !console.Profile.Capabilities.Interactive)
        {
            work(this);
            return;
        }

        console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .Start(context =>
            {
                live = context;
                work(this);
                live = null;
            });
    }

    private ProgressContext? live;
    private ProgressTask? current;

    /// <summary>Says what is being done now.</summary>
    public void Step(string feed, string step)
    {
        if (live is not null)
        {
            current ??= live.AddTask("", autoStart: true, maxValue: double.MaxValue);
            current.Description = Markup.Escape($"{feed}: {step}");
        }
    }

    /// <summary>Rows staged so far of the delivery in work.</summary>
    public void Rows(string feed, long rows)
    {
        if (live is not null)
        {
            Step(feed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"staging, {rows:N0} rows"));
        }
    }

    /// <summary>One delivery is done.</summary>
    public void Done(FeedOutcome outcome)
    {
        current?.StopTask();
        current = null;
        if (live is null && console is not null)
        {
            Console.Out.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{outcome.Feed}  {outcome.File}  {RunSummary.Word(outcome.Status)}  {outcome.Read:N0} rows  {outcome.Duration.TotalSeconds:N2} s"));
        }
    }
}
