using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The words of one vocabulary, found by their first word, longest phrase first.</summary>
internal sealed class LexiconSource
{
    private static readonly string[] Parts = ["harm", "status", "precision", "role", "recency", "flag_state", "risk_level", "setting", "review"];
    private readonly Dictionary<string, List<LexiconEntry>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconSource> scales = new(StringComparer.Ordinal);

    /// <summary>Whole cells in normal form that say nothing.</summary>
    public HashSet<string> Blank { get; } = new(StringComparer.Ordinal);

    public static LexiconSource Read(YamlMap root, ICollection<Issue> issues)
    {
        var source = new LexiconSource();
        var keys = new YamlKeys(root, "a lexicon", MappingCodes.Malformed, issues);
        keys.RequireText("source");
        foreach (string blank in keys.Texts("blank"))
        {
            source.Blank.Add(NormalForm.Of(blank));
        }

        source.AddAll(keys.List("words"), issues);
        foreach (KeyValuePair<YamlScalar, YamlNode> scale in keys.Map("scales")?.Entries ?? [])
        {
            var words = new LexiconSource();
            words.AddAll(scale.Value as YamlList, issues);
            source.scales[scale.Key.Text] = words;
        }

        keys.Finish();
        return source;
    }

    /// <summary>These words before the common ones.</summary>
    public LexiconSource Over(LexiconSource common)
    {
        var merged = new LexiconSource();
        merged.Blank.UnionWith(common.Blank);
        merged.Blank.UnionWith(Blank);
        foreach (LexiconSource part in (LexiconSource[])[this, common])
        {
            foreach (LexiconEntry entry in part.byFirstWord.Values.SelectMany(entries => entries))
            {
                merged.Add(entry);
            }

            foreach ((string name, LexiconSource scale) in part.scales)
            {
                merged.scales.TryAdd(name, scale);
            }
        }

        return merged;
    }

    /// <summary>The longest phrase that starts at a word; the scale's words come before the others.</summary>
    public LexiconEntry? Longest(IReadOnlyList<string> tokens, int at, string? scale)
    {
        LexiconEntry? ofScale = scale is not null && scales.TryGetValue(scale, out LexiconSource? words) ? words.Longest(tokens, at, null) : null;
        LexiconEntry? best = null;
        foreach (LexiconEntry entry in byFirstWord.GetValueOrDefault(tokens[at]) ?? [])
        {
            if (entry.Tokens.Count > (best?.Tokens.Count ?? 0)
                && at + entry.Tokens.Count <= tokens.Count
                && entry.Tokens.Select((word, index) => tokens[at + index] == word).All(same => same))
            {
                best = entry;
            }
        }

        return ofScale is not null && ofScale.Tokens.Count >= (best?.Tokens.Count ?? 0) ? ofScale : best;
    }

    private void AddAll(YamlList? list, ICollection<Issue> issues)
    {
        foreach (YamlMap map in list?.Items.OfType<YamlMap>() ?? [])
        {
            var keys = new YamlKeys(map, "a word", MappingCodes.Malformed, issues);
            IReadOnlyList<string> phrases = keys.Texts("say");
            Dictionary<string, string?> parts = Parts.ToDictionary(part => part, part => keys.Text(part));
            bool bare = keys.Flag("bare", false);
            bool noise = keys.Flag("noise", false);
            keys.Finish();
            string name = string.Join('.', parts.Where(part => part.Value is not null && part.Key != "review").Select(part => part.Value).DefaultIfEmpty(bare ? "yes" : "noise"));
            foreach (string phrase in phrases)
            {
                Add(new LexiconEntry(FlagTokens.Split(NormalForm.Of(phrase)), name, parts["harm"], parts["status"], parts["precision"], parts["role"], parts["recency"], parts["flag_state"], parts["risk_level"], parts["setting"], parts["review"], bare, noise));
            }
        }
    }

    private void Add(LexiconEntry entry)
    {
        if (!byFirstWord.TryGetValue(entry.Tokens[0], out List<LexiconEntry>? entries))
        {
            byFirstWord[entry.Tokens[0]] = entries = [];
        }

        entries.Add(entry);
    }
}
