namespace CsaeDataBridge.Sharing;

/// <summary>What a current record says of one thing beyond its concerns, for a comparison with planted truth.</summary>
/// <param name="File">The delivered file.</param>
/// <param name="Line">Line of the source row.</param>
/// <param name="Fact">For example day, age, offence or site.</param>
public sealed record StoredFact(string Feed, string File, long Line, string Fact, string Value);
