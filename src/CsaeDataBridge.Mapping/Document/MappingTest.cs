using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One test inside a mapping: a row by field, and what must come of it.</summary>
/// <param name="Given">Field to cell; fields not listed are blank.</param>
/// <param name="Expect">Table to expected rows, or <c>held</c> and <c>excluded</c>, as nodes with places.</param>
public sealed record MappingTest(string Name, IReadOnlyDictionary<string, string> Given, YamlMap Expect, Place Place);
