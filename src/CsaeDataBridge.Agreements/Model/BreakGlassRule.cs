namespace CsaeDataBridge.Agreements;

/// <summary>Reading about one named person in an emergency.</summary>
/// <param name="MaxMinutes">For how long at most.</param>
/// <param name="SecondPersonWithinHours">When a second person looks at it.</param>
public sealed record BreakGlassRule(bool Allowed, string Clause, IReadOnlyList<string> Roles, int MaxMinutes, int SecondPersonWithinHours, IReadOnlyList<string> Notify);
