using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>The National Data Opt-out of a flow: a list of cleared numbers, outside of which nobody comes in.</summary>
/// <param name="ListMaxAgeDays">How old the list may be.</param>
public sealed record OptOutRule(bool Applies, int ListMaxAgeDays, Place Place)
{
    /// <summary>The list, as the deployment names it.</summary>
    public const string ListName = "national_data_opt_out";
}
