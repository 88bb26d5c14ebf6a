namespace CsaeDataBridge.Mapping;

/// <summary>How often a field was filled, and with what of its closed words.</summary>
/// <param name="Field">The field.</param>
/// <param name="Columns">Where it may stand in the extract.</param>
/// <param name="Filled">Rows in which its cell is not blank.</param>
/// <param name="Blank">Rows in which it is.</param>
/// <param name="Words">Rows with each of our values, or with each reading of the lexicon; a value of the list that never came has 0. None for fields without a closed list.</param>
public sealed record FieldUsage(string Field, IReadOnlyList<string> Columns, long Filled, long Blank, IReadOnlyList<KeyValuePair<string, long>> Words);
