namespace CsaeDataBridge.Tests;

/// <summary>A hidden count that an attack narrowed down.</summary>
/// <param name="Line">Line of the published file.</param>
/// <param name="Low">The least that it can be.</param>
/// <param name="High">The most that it can be.</param>
internal sealed record AttackFinding(string Target, string File, int Line, string Attack, long Low, long High);
