using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The people who objected to a flow: nobody on the list comes in.</summary>
/// <param name="Register">The list, as the deployment names it.</param>
/// <param name="ListMaxAgeDays">How old the list may be.</param>
public sealed record ObjectionRule(string Register, int ListMaxAgeDays, Place Place);
