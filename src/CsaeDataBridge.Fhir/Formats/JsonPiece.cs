namespace CsaeDataBridge.Fhir;

/// <summary>A whole value of a JSON file as it stands there.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
internal readonly record struct JsonPiece(long Line, ReadOnlyMemory<byte> Text);
