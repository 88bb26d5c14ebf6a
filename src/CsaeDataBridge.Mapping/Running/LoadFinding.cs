using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What a check of the mapping's own came to.</summary>
/// <param name="Result">In the words of the store.</param>
/// <param name="Issue">What it says; null when it passed.</param>
public sealed record LoadFinding(CheckResult Result, Issue? Issue);
