namespace CsaeDataBridge.Northshire;

/// <summary>What truly is of concern for a person.</summary>
/// <param name="Harm">csa, cse or hsb.</param>
/// <param name="Status">confirmed, suspected or at_risk.</param>
/// <param name="Role">experienced, displayed or both.</param>
/// <param name="Setting">intrafamilial, extrafamilial, online, peer or group.</param>
/// <param name="Since">The day it came up first.</param>
internal sealed record Concern(string Harm, string Status, string Role, string Setting, DateOnly Since);
