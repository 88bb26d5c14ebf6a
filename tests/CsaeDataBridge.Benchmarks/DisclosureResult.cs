namespace CsaeDataBridge.Benchmarks;

/// <summary>One table protected.</summary>
/// <param name="Small">Cells that are small themselves.</param>
/// <param name="Hidden">Cells that are hidden, small ones included.</param>
/// <param name="Unsafe">Cells for which the allowed work found no proof: the table would be refused.</param>
internal sealed record DisclosureResult(int Cells, int Small, int Hidden, int Unsafe, double Seconds);
