using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>How long a class of data, or a kind of file, is kept.</summary>
/// <param name="DataClass">The class, * for every class; null when <paramref name="File"/> says.</param>
/// <param name="File">The kind of file; null when <paramref name="DataClass"/> says.</param>
/// <param name="Days">How long, in days; null when <paramref name="Months"/> says.</param>
/// <param name="Months">How long, in months; null when <paramref name="Days"/> says.</param>
public sealed record RetentionRule(string? DataClass, string? File, string? From, int? Days, int? Months, string Then, string Clause, Place Place);
