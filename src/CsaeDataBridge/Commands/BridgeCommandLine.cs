using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Commands;

/// <summary>The command line of <c>bridge</c>: its commands, its help, its usage errors, and what a request to stop does.</summary>
internal static class BridgeCommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Brings agencies' extracts about child sexual abuse, exploitation and harmful sexual behaviour into one schema, behind an information-sharing agreement.")
        {
            RunCommand.Create(),
            DemoCommand.Create(),
            SampleCommand.Create(),
            ServeCommand.Create(),
            ReportCommand.Create(),
            LoadsCommand.Create(),
            LoadCommand.Create(),
            LineageCommand.Create(),
            QualityCommand.Create(),
            QuarantineCommand.Create(),
            ReviewCommand.Create(),
            StoreCommand.Create(),
            FeedCommand.Create(),
            ProfileCommand.Create(),
            MappingCommand.Create(),
            AgreementCommand.Create(),
            LexiconCommand.Create(),
            FhirCommand.Create(),
            DisclosureCommand.Create(),
            ReleaseCommand.Create(),
            SqlCommand.Create(),
            SqlProcessCommand.Create(),
            AuditCommand.Create(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    /// <returns>The exit code; 2 for a command line that cannot be understood.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        ParseResult parsed = Create().Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            string command = NameOf(parsed.CommandResult);
            return CommandHost.Fail(
                arguments.Contains("--json"),
                [.. parsed.Errors.Select(error => Issue.Error(ProgramCodes.Usage, Place.None, error.Message, $"what '{command} --help' lists", $"run '{command} --help' and correct the command line"))],
                ExitCode.Usage);
        }

        // The first request to stop lets the work end in order; a second one ends the program at once.
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            _ = stop.CancelAsync();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token);
    }

    /// <summary>A command with the words that lead to it.</summary>
    public static string NameOf(CommandResult result) =>
        result.Command is RootCommand ? "bridge" : result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : result.Command.Name;
}
