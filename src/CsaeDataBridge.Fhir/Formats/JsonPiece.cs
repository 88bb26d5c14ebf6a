namespace CsaeDataBridge.Fhir;

/// <summary>A whole value of a JSON file as it stands there.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Column">Where it begins in its line, in bytes from 1.</param>
/// <param name="Offset">Bytes of the file before it.</param>
internal readonly record struct JsonPiece(long Line, int Column, long Offset, ReadOnlyMemory<byte> Text);
