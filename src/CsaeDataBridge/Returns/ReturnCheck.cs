using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>What a check says of a delivery as a whole.</summary>
/// <param name="Outcome">How grave it is.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Fix">What the sender can do.</param>
internal sealed record ReturnCheck(CheckOutcome Outcome, string Code, string Found, string Expected, string Fix);
