namespace CsaeDataBridge.Mapping;

/// <summary>One sign-off of a mapping: who answers for what it says, since when, and why.</summary>
/// <param name="Version">The mapping's version.</param>
/// <param name="Sha256">Hash of the file and of every shared value list that it uses.</param>
/// <param name="FileSha256">Hash of the file alone.</param>
/// <param name="By">A person, by name or by office.</param>
/// <param name="At">When.</param>
/// <param name="Why">What was looked at, and why it may load data.</param>
public sealed record Approval(string Version, string Sha256, string FileSha256, string By, DateTimeOffset At, string Why);
