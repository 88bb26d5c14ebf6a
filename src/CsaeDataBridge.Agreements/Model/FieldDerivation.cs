namespace CsaeDataBridge.Agreements;

/// <summary>A name made from a field for row conditions.</summary>
/// <param name="Function">age_at or codelist.</param>
/// <param name="Argument">The date field of age_at, or the codeset.</param>
/// <param name="Codes">Of codelist: each code with what it stands for; empty for others.</param>
public sealed record FieldDerivation(string Name, string Function, string Argument, IReadOnlyList<KeyValuePair<string, string>> Codes);
