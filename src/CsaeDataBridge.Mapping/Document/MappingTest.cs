using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One test inside a mapping: a row by field, and what must come of it.</summary>
/// <param name="Given">Field or column to cell; what is not listed is blank.</param>
/// <param name="AsOf">The business date of the delivery; null takes a day that every date is before.</param>
/// <param name="Expect">Table to expected rows, or <c>held</c> and <c>excluded</c>, as nodes with places.</param>
public sealed record MappingTest(string Name, IReadOnlyList<KeyValuePair<YamlScalar, string>> Given, DateOnly? AsOf, YamlMap Expect, Place Place);
