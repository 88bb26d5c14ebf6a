namespace CsaeDataBridge.Tests;

/// <summary>What a run left in the store, to be compared with what another run left.</summary>
/// <param name="Loads">Each load with its status and counts.</param>
/// <param name="Rows">Current rows of each table.</param>
/// <param name="UnknownIdentifiers">Identifiers in the vault that belong to no load.</param>
internal sealed record StoredState(string ContentHash, string CurrentHash, string Loads, string Rows, long UnknownIdentifiers);
