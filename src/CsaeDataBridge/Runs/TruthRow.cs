namespace CsaeDataBridge.Runs;

/// <summary>One line of the planted truth: what a source row states.</summary>
internal readonly record struct TruthRow(string Feed, string File, long Line, string Harm, string Status, string Role);
