namespace CsaeDataBridge.Agreements;

/// <summary>A list of people that a flow asks before anybody of it comes in.</summary>
/// <param name="Name">The list, as the deployment names it.</param>
/// <param name="Clears">True for a list outside of which nobody comes in; false for one of which nobody does.</param>
/// <param name="MaxAgeDays">How old it may be.</param>
/// <param name="Clause">The clause that asks.</param>
public sealed record PersonListNeed(string Name, bool Clears, int MaxAgeDays, string Clause);
