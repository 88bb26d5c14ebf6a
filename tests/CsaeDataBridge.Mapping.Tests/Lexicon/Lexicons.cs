using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>The lexicon that the checkout ships, read once for all tests.</summary>
internal static class Lexicons
{
    public static FlagLexicon Ours { get; } = FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon"));
}
