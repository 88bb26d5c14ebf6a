namespace CsaeDataBridge.Truth;

/// <summary>One concern that a source row states.</summary>
/// <param name="Setting">Empty when the row says nothing of it.</param>
internal readonly record struct TruthRow(SourcePlace Place, string Harm, string Status, string Role, string Setting);
