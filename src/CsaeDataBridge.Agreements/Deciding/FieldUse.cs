namespace CsaeDataBridge.Agreements;

/// <summary>A field of a flow that is ready to decide.</summary>
/// <param name="Level">How close to the person it is as it is kept.</param>
/// <param name="Obligations">How it is to be kept and logged.</param>
/// <param name="Rules">Retention rules that cover it.</param>
internal sealed record FieldUse(PermittedField Field, bool Forbidden, SharingLevel Level, string[] Obligations, RetentionRule[] Rules, int[] Clauses, int[] RetentionClauses);
