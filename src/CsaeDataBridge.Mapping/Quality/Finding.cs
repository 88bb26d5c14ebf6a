namespace CsaeDataBridge.Mapping;

/// <summary>A problem of one row.</summary>
/// <param name="Line">Line of the source.</param>
/// <param name="Problem">Index in the list of problems.</param>
public readonly record struct Finding(long Line, int Problem);
