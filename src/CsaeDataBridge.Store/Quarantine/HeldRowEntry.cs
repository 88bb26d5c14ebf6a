namespace CsaeDataBridge.Store;

/// <summary>A held row without the row: where it stands, why it is held, and what has become of it.</summary>
/// <param name="Load">The load that holds it.</param>
/// <param name="Line">Line of the row in the delivered file.</param>
/// <param name="Field">The mapping's name of the field; null when the row as a whole is held.</param>
/// <param name="ByLoad">The load that let it in; null while none did.</param>
/// <param name="SettledAt">UTC; null while it waits.</param>
public sealed record HeldRowEntry(LoadEntry Load, long Line, HeldKind Kind, string Code, string? Field, string Reason, HeldState State, int? ByLoad, DateTime? SettledAt);
