namespace CsaeDataBridge.Mapping;

/// <summary>One condition of a rule, asked by itself to explain a row.</summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Alternative">From 1, of those of which any may hold; 0 for what the rule asks for without saying so, which must hold too.</param>
/// <param name="Text">As the mapping writes it.</param>
/// <param name="Sql">Over the typed row: true, false, or NULL where the field is blank or unknown.</param>
public sealed record CompiledReason(int Rule, int Alternative, string Text, string Sql);
