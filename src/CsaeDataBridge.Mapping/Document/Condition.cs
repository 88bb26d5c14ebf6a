using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One test on one field; unknown and blank never meet it unless it asks for blank.</summary>
/// <param name="Test">One of <see cref="ConditionTests"/>.</param>
/// <param name="Arguments">The values it is compared with; shared lists are already resolved.</param>
public sealed record Condition(string Field, string Test, IReadOnlyList<string> Arguments, Place Place);
