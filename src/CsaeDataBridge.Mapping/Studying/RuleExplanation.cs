namespace CsaeDataBridge.Mapping;

/// <summary>Why a rule fired or did not.</summary>
/// <param name="Rule">The rule's lineage, for example cse/flag.</param>
/// <param name="Fired">True when it wrote.</param>
/// <param name="Hidden">True when its conditions hold and an earlier rule of the list was first.</param>
/// <param name="Conditions">Each condition as the mapping writes it; met is null where the field is blank or unknown, and then it is not met.</param>
public sealed record RuleExplanation(string Rule, bool Fired, bool Hidden, IReadOnlyList<(string Text, int Alternative, bool? Met)> Conditions);
