namespace CsaeDataBridge.Agreements;

/// <summary>What somebody asked for and was not given; words that name no person.</summary>
/// <param name="AskedBy">The organisation that asked: a party's id, or its name.</param>
/// <param name="What">What was asked for.</param>
/// <param name="Purpose">What it was asked for: a purpose's id, a forbidden purpose's code, or words.</param>
public sealed record RefusedRequest(string AskedBy, string What, string Purpose);
