namespace CsaeDataBridge.Mapping;

/// <summary>The harms that a flag may name.</summary>
internal static class Harm
{
    /// <summary>Another harm or vulnerability: understood, and none of ours.</summary>
    public const string Other = "other";

    /// <summary>Harm of a kind that the word does not tell.</summary>
    public const string Unspecified = "unspecified";

    public static bool IsConcern(string harm) => harm is "csa" or "cse" or "hsb";
}
