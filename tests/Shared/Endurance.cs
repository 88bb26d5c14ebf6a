using System.Globalization;

namespace CsaeDataBridge.Tests;

/// <summary>How much of the endurance tests runs: a part by default, all of it with tests/run-endurance, which also wants a summary.</summary>
internal static class Endurance
{
    /// <summary>The environment variable with the share of the full count, for example 1.</summary>
    public const string ScaleVariable = "BRIDGE_ENDURANCE_SCALE";

    /// <summary>The environment variable that names the file to which each test adds its counts.</summary>
    public const string ReportVariable = "BRIDGE_ENDURANCE_REPORT";

    private const double Few = 0.05;

    private static readonly double Scale =
        double.TryParse(Environment.GetEnvironmentVariable(ScaleVariable), NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) ? scale : Few;

    /// <summary>This run's share of a full count, at least one.</summary>
    public static int Count(int full) => Math.Max(1, (int)Math.Round(full * Scale));

    /// <summary>This run's share of a list, spread over it evenly and never less than <paramref name="least"/>.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int least = 1) => Spread(all, Math.Max(least, Count(all.Count)));

    /// <summary>So many of a list, spread over it evenly; all of it when it has no more.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int count)
    {
        int chosen = Math.Min(all.Count, count);
        return [.. Enumerable.Range(0, chosen).Select(index => all[(int)((long)index * all.Count / chosen)])];
    }

    /// <summary>Adds a line to the summary.</summary>
    /// <param name="what">What was done to the program.</param>
    /// <param name="times">How often.</param>
    /// <param name="failures">One line for each time that it did not end as it must.</param>
    /// <returns>All that failed as one text, which must be empty.</returns>
    public static string Record(string what, int times, IReadOnlyCollection<string> failures)
    {
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } path)
        {
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{times,7:N0}  {failures.Count,8:N0}  {what}\n"));
        }

        return failures.Count == 0 ? "" : $"{failures.Count} of {times} failed: {what}\n{string.Join('\n', failures)}";
    }
}
