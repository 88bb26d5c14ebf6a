namespace CsaeDataBridge.Store;

/// <summary>How long the steps of a load took, in milliseconds; null for a step that was not reached.</summary>
/// <param name="Staging">Reading the file, without the mapping of its slices.</param>
/// <param name="Mapping">Mapping, and checking what was mapped.</param>
/// <param name="Merging">Merging, until the ledger's row was written.</param>
public readonly record struct LoadDurations(long? Staging, long? Mapping, long? Merging);
