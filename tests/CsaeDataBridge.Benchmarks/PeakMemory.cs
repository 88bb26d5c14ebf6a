using System.Diagnostics;
using System.Globalization;

namespace CsaeDataBridge.Benchmarks;

/// <summary>The most memory that a process has held so far.</summary>
internal static class PeakMemory
{
    /// <returns>0 for a process that has ended.</returns>
    /// <remarks>PeakWorkingSet64 is zero on some systems; Linux says it as VmHWM, in kilobytes.</remarks>
    public static double Megabytes(int process)
    {
        string status = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status");
        try
        {
            if (File.Exists(status))
            {
                string? line = File.ReadLines(status).FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
                return line is null ? 0 : double.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) * 1024 / 1e6;
            }

            using var running = Process.GetProcessById(process);
            return running.PeakWorkingSet64 / 1e6;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }
}
