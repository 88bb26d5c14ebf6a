namespace CsaeDataBridge.Benchmarks;

/// <summary>What one command took.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="PeakMegabytes">Most memory that the process held.</param>
internal sealed record FhirBundleCommand(string Command, double Seconds, double PeakMegabytes, int ExitCode);
