using CsaeDataBridge.Store;

namespace CsaeDataBridge.Linkage;

/// <summary>What one run of the linkage came to.</summary>
/// <param name="Counts">Persons, keys and rows written.</param>
/// <param name="Conflicts">UPNs and changed numbers that link nobody, because that would bring two NHS numbers together.</param>
public sealed record LinkageResult(LinkCounts Counts, long Conflicts);
