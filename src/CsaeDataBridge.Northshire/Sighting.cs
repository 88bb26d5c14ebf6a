namespace CsaeDataBridge.Northshire;

/// <summary>One contact between a person and an agency.</summary>
/// <param name="Concern">What the agency noticed; null when it noticed nothing sexual.</param>
internal sealed record Sighting(Person Person, DateOnly Day, Concern? Concern);
