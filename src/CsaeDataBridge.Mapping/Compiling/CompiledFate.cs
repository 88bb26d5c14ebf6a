namespace CsaeDataBridge.Mapping;

/// <summary>What can become of a staged row other than being mapped.</summary>
/// <param name="Number">From 1; 0 is mapped.</param>
/// <param name="Clause">The clause that excludes the row; null when it is held.</param>
/// <param name="Code">The issue code of a held row; null when it is excluded.</param>
/// <param name="Field">The field that decides.</param>
/// <param name="Reason">In a few words, without the cell.</param>
public sealed record CompiledFate(int Number, string? Clause, string? Code, string Field, string Reason);
