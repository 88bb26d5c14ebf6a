using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace CsaeDataBridge.Tests;

/// <summary>A work that a process of its own does again and again, each time with another fault of the disk at another call.</summary>
/// <param name="Folder">The folder whose files are on the disk; the same in every process that is started for the work.</param>
/// <param name="Prepare">Puts into the folder what the work starts from.</param>
/// <param name="Work">Does the work; returns what is wrong with how it ended, null for nothing.</param>
/// <param name="Afterwards">With the disk in order again, returns what is not as if nothing had happened, null for nothing.</param>
/// <remarks>One process, as the scheduled worker is one: what a failure leaves open in it shows at the next one.</remarks>
internal sealed record FaultyWork(string Folder, Action Prepare, Func<string?> Work, Func<string?> Afterwards)
{
    /// <summary>What befalls the disk.</summary>
    public IReadOnlyList<DiskFault> Faults { get; init; } = [.. Enum.GetValues<DiskFault>().Where(fault => fault != DiskFault.None)];

    /// <summary>The first argument of such a process.</summary>
    public const string Argument = "faults";

    private const string At = "at ";

    /// <summary>Starts a test assembly as a program on a faulty disk, and again where a fault ended it by code.</summary>
    /// <returns>How often the disk failed, and a line for each time that did not end as it must.</returns>
    public static (int Times, IReadOnlyCollection<string> Failures) Start(Assembly program, params string[] arguments)
    {
        using var disk = new FaultyDisk();
        int times = 0;
        List<string> failures = [];
        string[] after = [];
        while (true)
        {
            var start = new ProcessStartInfo("dotnet", ["exec", program.Location, Argument, .. arguments, .. after]) { RedirectStandardError = true, RedirectStandardOutput = true };
            disk.Under(start);
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            string[] done = [.. lines.Where(line => line.StartsWith(At, StringComparison.Ordinal))];
            times += done.Length;
            failures.AddRange(lines.Except(done));
            if (process.ExitCode == 0)
            {
                return (times, failures);
            }

            Assert.True(done.Length > 0, errors.Result);
            if (process.ExitCode != 14 || !errors.Result.StartsWith("STO412 error", StringComparison.Ordinal))
            {
                failures.Add($"{done[^1]}: exit {process.ExitCode} {errors.Result}");
            }

            after = done[^1].Split(' ')[1..];
        }
    }

    /// <summary>In that process: does the work with each fault at calls that are spread over all that it makes.</summary>
    /// <param name="full">How many calls fail for each fault in a whole endurance run.</param>
    /// <param name="after">The fault and call at which an earlier process was ended; empty for none.</param>
    public void Repeat(int full, ReadOnlySpan<string> after)
    {
        TextWriter results = Console.Out;
        using FaultyDisk disk = FaultyDisk.OfThisProcess();
        (DiskFault Fault, int Call) last = after.Length == 0 ? default : (Enum.Parse<DiskFault>(after[0]), int.Parse(after[1], CultureInfo.InvariantCulture));
        if (after.Length > 0 && Afterwards() is { } left)
        {
            results.WriteLine($"{last}, which ended the program: {left.ReplaceLineEndings("; ")}");
        }

        foreach (DiskFault fault in Faults.Where(fault => fault >= last.Fault))
        {
            string? undisturbed = Once(disk, fault, 0);
            int calls = (int)disk.Calls;
            Assert.True(undisturbed is null && calls > 0, $"{fault}: {calls} calls; {undisturbed}");
            foreach (int call in Endurance.Spread([.. Enumerable.Range(1, calls)], Endurance.Count(full)).Where(call => fault > last.Fault || call > last.Call))
            {
                results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{At}{fault} {call}"));
                results.Flush();
                if (Once(disk, fault, call) is { } wrong)
                {
                    results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault} at call {call} of {calls}: {wrong.ReplaceLineEndings("; ")}"));
                }
            }
        }
    }

    private string? Once(FaultyDisk disk, DiskFault fault, int call)
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, true);
        }

        Prepare();
        string? wrong = disk.While(Folder, fault, call, Work);

        // Where nothing fails, one look is enough.
        return wrong ?? (call > 0 || fault == Faults[0] ? Afterwards() : null);
    }
}
