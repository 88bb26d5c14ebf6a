namespace CsaeDataBridge.Mapping;

/// <summary>A flag cell with what a person says it means.</summary>
/// <param name="Values">The nine parts in the order of <see cref="FlagRow.Names"/>.</param>
/// <param name="NeedsPerson">True when a person must settle it whatever it reads.</param>
public sealed record FlagExpectation(string Agency, string Field, string Raw, IReadOnlyList<string> Values, bool NeedsPerson);
