namespace CsaeDataBridge.Tests;

/// <summary>What an evaluator says, in words, so that two evaluators can be compared.</summary>
internal sealed record RawAnswer(string Verdict, string? Level, string[] Clauses, int[] Rules, string[] Obligations)
{
    public override string ToString() => $"{Verdict} {Level ?? "-"} [{string.Join(" ", Clauses)}] [{string.Join(" ", Rules)}] [{string.Join(" ", Obligations)}]";
}
