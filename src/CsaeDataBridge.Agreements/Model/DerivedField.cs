using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A released field that is made from fields of flows.</summary>
/// <param name="From">The fields, each as flow and name.</param>
/// <param name="Rule">How it is made.</param>
public sealed record DerivedField(string Name, IReadOnlyList<(string Flow, string Field)> From, string Rule, string Clause, Place Place);
