namespace CsaeDataBridge.Store;

/// <summary>What somebody did with a held row.</summary>
/// <param name="ByLoad">The load that let the row in; null for what let nothing in.</param>
/// <param name="Operator">Who, as the operating system knows them.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="DoneAt">UTC.</param>
public sealed record QuarantineNote(int LoadId, long Line, QuarantineAction Action, int? ByLoad, string Operator, string Reason, DateTime DoneAt);
