namespace CsaeDataBridge.Truth;

/// <summary>Where a source row is, as the truth and the ledger name it.</summary>
/// <param name="Line">Line of the file, row of the sheet or entry of the bundle.</param>
internal readonly record struct SourcePlace(string Feed, string File, long Line);
