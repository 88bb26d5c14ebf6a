namespace CsaeDataBridge.Commands;

/// <summary>How often an element is used.</summary>
/// <param name="Path">From the type of the resource: <c>Patient.name.given</c>; what repeats has no number.</param>
/// <param name="Resources">In how many resources it stands.</param>
/// <param name="Years">The first and last year of a date; null for what is none, and where fewer than 5 resources have it.</param>
internal sealed record ElementUse(string Path, long Resources, (int First, int Last)? Years);
