using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads flag cells as words against a lexicon that is data; a cell counts only when every word is understood.</summary>
/// <remarks>A wrong reading is worse than a held one: two words that contradict each other are not understood either.</remarks>
public sealed class FlagLexicon
{
    private static readonly DateOnly SystemDefault = new(1900, 1, 1);
    private readonly Dictionary<string, LexiconSource> sources;

    private FlagLexicon(Dictionary<string, LexiconSource> sources, string hash)
    {
        this.sources = sources;
        Hash = hash;
    }

    /// <summary>sha256 over the lexicon's files.</summary>
    public string Hash { get; }

    /// <summary>Reads <c>words.yaml</c>, which every source has, and one file for each vocabulary beside it.</summary>
    /// <exception cref="BridgeException">MAP301: every fault of every file.</exception>
    public static FlagLexicon Load(string folder)
    {
        var issues = new List<Issue>();
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        var read = files.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => LexiconSource.Read(StrictYaml.ReadFile(file, $"_lexicon/{Path.GetFileName(file)}"), issues),
            StringComparer.Ordinal);
        if (!read.Remove("words", out LexiconSource? common))
        {
            issues.Add(Issue.Error(MappingCodes.Malformed, new Place("_lexicon/words.yaml"), "no such file", "the words that every source has", "restore mappings/_lexicon"));
        }

        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }

        byte[] hash = SHA256.HashData([.. files.SelectMany(File.ReadAllBytes)]);
        Dictionary<string, LexiconSource> merged = read.ToDictionary(pair => pair.Key, pair => pair.Value.Over(common!), StringComparer.Ordinal);
        merged[""] = common!;
        return new FlagLexicon(merged, Convert.ToHexStringLower(hash));
    }

    /// <summary>Whether the lexicon has a vocabulary of this name.</summary>
    public bool Has(string source) => sources.ContainsKey(source);

    /// <summary>Reads one cell.</summary>
    /// <param name="cell">The cell as written; blank gives <see cref="FlagReading.Nothing"/>.</param>
    /// <param name="harm">csa, cse or hsb: what the column is about when the cell does not say.</param>
    /// <param name="source">The vocabulary: police, social-care, sarc, vcs; "" for the common words alone.</param>
    /// <param name="scale">The named scale of the column; null when it has none.</param>
    public FlagReading Read(string cell, string harm, string source, string? scale = null)
    {
        LexiconSource vocabulary = sources[source];
        string normal = NormalForm.Of(cell);
        if (normal.Length == 0 || vocabulary.Blank.Contains(normal))
        {
            return FlagReading.Nothing;
        }

        DateOnly? date = FlagTokens.TakeDate(normal, out string rest);
        if (date == SystemDefault)
        {
            return FlagReading.Nothing;
        }

        IReadOnlyList<string> tokens = FlagTokens.Split(rest);
        var found = new List<LexiconEntry>();
        int unread = 0;
        for (int at = 0; at < tokens.Count;)
        {
            if (vocabulary.Longest(tokens, at, scale) is { } entry)
            {
                found.Add(entry);
                at += entry.Tokens.Count;
            }
            else
            {
                unread++;
                at++;
            }
        }

        if (unread > 0 || (found.Count == 0 && date is null))
        {
            return new FlagReading(false, false, Math.Max(unread, 1), [], "unread");
        }

        return FlagParser.Combine(found, date, harm);
    }

    /// <summary>Shows what the lexicon holds, for the compiled hash and for people.</summary>
    public override string ToString() => new StringBuilder("flag lexicon ").AppendJoin(", ", sources.Keys.Where(name => name.Length > 0).Order(StringComparer.Ordinal)).ToString();
}
