namespace CsaeDataBridge.Store;

/// <summary>A held row on its way into the quarantine.</summary>
/// <param name="Line">Line of the row in the delivered file.</param>
/// <param name="Kind">What holds it.</param>
/// <param name="Code">Issue code.</param>
/// <param name="Field">The mapping's name of the field; null when the row as a whole is held.</param>
/// <param name="Reason">In words, without any value of the row.</param>
/// <param name="Body">The row itself, which is stored encrypted and nowhere else.</param>
public sealed record QuarantinedRow(long Line, HeldKind Kind, string Code, string? Field, string Reason, ReadOnlyMemory<byte> Body);
