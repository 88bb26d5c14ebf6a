namespace CsaeDataBridge.Fhir;

/// <summary>Bytes of a document that stand together in the file as well.</summary>
/// <param name="Start">Where they begin in the document.</param>
/// <param name="Line">Where they begin in the file, 1-based.</param>
/// <param name="Column">Where they begin in their line, in bytes from 1.</param>
internal readonly record struct JsonPart(int Start, int Line, int Column);
