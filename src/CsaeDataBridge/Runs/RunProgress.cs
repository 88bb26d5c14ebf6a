using System.Globalization;
using Spectre.Console;

namespace CsaeDataBridge.Runs;

/// <summary>Live progress in a terminal, plain lines in a file or pipe, silence with <c>--json</c>.</summary>
/// <remarks>Shows feed ids, file names, counts and step names; never a value.</remarks>
internal sealed class RunProgress(IAnsiConsole? console)
{
    private ProgressTask? live;

    /// <summary>Runs <paramref name="work"/>; in a terminal, under a bar that is gone when it ends.</summary>
    public void Live(Action<RunProgress> work)
    {
        if (console is null || !console.Profile.Capabilities.Interactive)
        {
            work(this);
            return;
        }

        console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                live = context.AddTask("starting");
                work(this);
                live = null;
            });
    }

    /// <summary>Says how many parts the work has: feeds, linkage, reports.</summary>
    public void Parts(int count)
    {
        if (live is not null)
        {
            live.MaxValue = count;
        }
    }

    /// <summary>One part is done.</summary>
    public void PartDone() => live?.Increment(1);

    /// <summary>Says what is being done now.</summary>
    public void Step(string feed, string step)
    {
        if (live is not null)
        {
            live.Description = Markup.Escape($"{feed}: {step}");
        }
    }

    /// <summary>Rows staged so far of the delivery in work.</summary>
    public void Rows(string feed, long rows)
    {
        if (live is not null)
        {
            Step(feed, string.Create(CultureInfo.InvariantCulture, $"staging, {rows:N0} rows"));
        }
    }

    /// <summary>One delivery is done.</summary>
    public void Done(FeedOutcome outcome)
    {
        string read = outcome.Dialect is { } dialect ? $"  {TextWords.Of(dialect.Encoding, dialect.Delimiter, dialect.Quote)}" : "";
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Feed}  {outcome.File}  {RunSummary.Word(outcome.Status)}  {outcome.Read:N0} rows{read}  {outcome.Duration.TotalSeconds:N2} s");
        if (live is not null)
        {
            console!.MarkupLine(Markup.Escape(line));
        }
        else if (console is not null)
        {
            Console.Out.WriteLine(line);
        }
    }
}
