using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One test on one field; unknown and blank never meet it unless it asks for blank.</summary>
/// <param name="Test">harm, status, bare, flag_state, has, in, under, over, before, after, blank or recorded.</param>
/// <param name="Arguments">The values it is compared with; shared lists are already resolved.</param>
public sealed record Condition(string Field, string Test, IReadOnlyList<string> Arguments, Place Place);
