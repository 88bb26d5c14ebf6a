using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Benchmarks;

/// <summary>What the commands took over one bundle.</summary>
/// <param name="Bytes">Of the bundle.</param>
internal sealed record FhirBundleResult(int Entries, long Bytes, IReadOnlyList<FhirBundleCommand> Commands)
{
    public string Json() => JsonSerializer.Serialize(new
    {
        entries = Entries,
        megabytes = Math.Round(Bytes / 1e6),
        commands = Commands.Select(command => new { command = command.Command, seconds = Math.Round(command.Seconds, 1), peakMegabytes = Math.Round(command.PeakMegabytes), exitCode = command.ExitCode }),
    });

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"a bundle of {Entries:N0} entries, {Bytes / 1e6:N0} MB (wanted: less than 1,074 MB of memory)\n")
        + string.Join('\n', Commands.Select(command => string.Create(CultureInfo.InvariantCulture, $"  {command.Seconds,8:N1} s {command.PeakMegabytes,6:N0} MB  exit {command.ExitCode}  {command.Command}")));
}
