namespace CsaeDataBridge.Store.Tests;

/// <summary>An event with one concern for one person, if any.</summary>
internal sealed record TestEvent(
    string Reference, int Content = 1, string? Person = "p1", string Harm = "csa", string Status = "suspected", bool UnderReview = false, string Kind = "crime_report");
