namespace CsaeDataBridge.Mapping;

/// <summary>A rule under the number that mapped rows carry.</summary>
/// <param name="Number">From 1, in the order of the mapping.</param>
/// <param name="Name">Its lineage: list/rule for a concern, table/name for the others.</param>
/// <param name="Table">The table that it writes.</param>
public sealed record CompiledRule(int Number, string Name, string Table);
