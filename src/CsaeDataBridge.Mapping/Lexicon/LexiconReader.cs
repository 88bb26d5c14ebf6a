using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads a file of the lexicon; every phrase keeps where it is from, and no phrase stands twice.</summary>
internal sealed class LexiconReader(string name, YamlMap root, ICollection<Issue> issues)
{
    private static readonly string[] BlankKinds = ["not_recorded", "unknown", "not_assessed", "unticked"];

    private static readonly Dictionary<string, string[]> Codes = new(StringComparer.Ordinal)
    {
        ["harm"] = ["csa", "cse", "hsb", Harm.Other, Harm.Unspecified],
        ["status"] = ["confirmed", "suspected", "at_risk", "ruled_out", "not_recorded"],
        ["precision"] = ["exact", "undifferentiated", "inferred"],
        ["role"] = ["experienced", "displayed", "both", "not_recorded"],
        ["recency"] = ["current", "non_recent"],
        ["flag_state"] = ["active", "closed"],
        ["risk_level"] = ["none_identified", "low", "medium", "high", "not_assessed"],
        ["setting"] = ["intrafamilial", "extrafamilial", "online", "peer", "group", "institutional"],
        ["blank"] = BlankKinds,
        ["code"] = ["home_office", "list"],
    };

    private readonly HashSet<string> own = new(StringComparer.Ordinal);
    private string origin = "";

    public LexiconSource Read()
    {
        var keys = new YamlKeys(root, "a lexicon", MappingCodes.Malformed, issues);
        origin = keys.RequireText("source");
        var source = new LexiconSource { Name = name, Agencies = [.. keys.Texts("agencies").Select(NormalForm.Of)] };
        if (keys.Keys("blank", "the blanks of a lexicon") is { } blanks)
        {
            foreach (string kind in BlankKinds)
            {
                AddBlanks(source, kind, blanks.Texts(kind), blanks.Place);
            }

            blanks.Finish();
        }

        AddAll(keys.List("words"), source.Words, columns: false);
        foreach (KeyValuePair<YamlScalar, YamlNode> scale in keys.Map("scales")?.Entries ?? [])
        {
            AddAll(scale.Value as YamlList, source.Scales[scale.Key.Text] = new LexiconIndex(), columns: false);
        }

        AddAll(keys.List("columns"), source.Columns, columns: true);
        keys.Finish();
        return source;
    }

    private void AddBlanks(LexiconSource source, string kind, IReadOnlyList<string> cells, Place place)
    {
        foreach (string cell in cells)
        {
            if (!own.Add(NormalForm.Of(cell)))
            {
                Twice(place with { Field = kind }, cell, "blank");
            }

            source.Blank[NormalForm.Of(cell)] = kind;

            // The same words stand for nothing inside a cell too, where they are words (CSE - not known), and with other marks between them (N.K.).
            IReadOnlyList<string> tokens = FlagTokens.Split(NormalForm.Of(cell));
            if (tokens.Count > 1 || (tokens.Count == 1 && tokens[0] == NormalForm.Of(cell)))
            {
                source.Words.Add(new LexiconEntry { Tokens = tokens, Name = kind, Source = origin, Place = place, Blank = kind, Alone = tokens is [{ Length: 1 }] and not ["n"] });
                source.Blank.TryAdd(string.Join(' ', tokens.Where(token => token != "/")), kind);
            }
        }
    }

    private void AddAll(YamlList? list, LexiconIndex index, bool columns)
    {
        foreach (YamlNode node in list?.Items ?? [])
        {
            if (node is not YamlMap map)
            {
                issues.Add(Issue.Error(MappingCodes.Malformed, node.Place, "no keys and values", "{ say: [...], and what it sets }", "write it like { say: [suspected], status: suspected }"));
                continue;
            }

            foreach ((LexiconEntry entry, string phrase) in Entries(map, columns))
            {
                if (entry.Tokens.Count == 0)
                {
                    issues.Add(Issue.Error(MappingCodes.Malformed, map.Place with { Field = "say" }, $"'{phrase}', which holds no word", "words or marks", "put a cell that says nothing under 'blank:'"));
                }
                else if (index.Add(entry) is { } known)
                {
                    Twice(map.Place with { Field = "say" }, phrase, known.Place.ToString());
                }
            }
        }
    }

    private IEnumerable<(LexiconEntry Entry, string Phrase)> Entries(YamlMap map, bool columns)
    {
        var keys = new YamlKeys(map, columns ? "a column" : "a word", MappingCodes.Malformed, issues);
        IReadOnlyList<string> patterns = keys.Texts("say");
        string? One(string key) => Checked(keys, key, keys.Text(key));
        IReadOnlyList<string> Several(string key) => [.. keys.Texts(key).Where(word => Checked(keys, key, word) is not null)];
        var model = new LexiconEntry
        {
            Tokens = [],
            Name = "",
            Place = map.Place,
            Source = keys.Text("source") ?? origin,
            Harms = Several("harm"),
            Status = One("status"),
            Precision = One("precision"),
            Role = One("role"),
            Recency = One("recency"),
            FlagState = One("flag_state"),
            RiskLevel = One("risk_level"),
            Settings = Several("setting"),
            Tags = keys.Texts("tags"),
            Review = keys.Text("review"),
            Hold = keys.Text("hold"),
            Bare = keys.Flag("bare", false),
            Noise = keys.Flag("noise", false),
            Alone = keys.Flag("alone", false),
            Instead = keys.Flag("instead", false),
            Blank = One("blank"),
            Scales = columns ? keys.Texts("scale") : [],
            Code = columns ? One("code") : null,
        };
        keys.Finish();
        string[] parts = [.. model.Harms, .. ((string?[])[model.Status, model.Precision, model.Role, model.Recency, model.FlagState, model.RiskLevel]).OfType<string>(), .. model.Settings, .. model.Tags];
        model = model with { Name = parts.Length > 0 ? string.Join('.', parts) : model.Bare ? "yes" : model.Blank ?? "noise" };
        foreach (string pattern in patterns)
        {
            if (PhrasePattern.Expand(pattern) is not { } phrases)
            {
                keys.Report(map.Place with { Field = "say" }, $"'{pattern}', whose brackets do not match or stand for more than {PhrasePattern.Limit} phrases", "(one|other) for a choice, {words} for what may be left out", "correct the brackets");
                continue;
            }

            foreach (string phrase in phrases)
            {
                yield return (model with { Tokens = FlagTokens.Split(NormalForm.Of(phrase)) }, phrase);
            }
        }
    }

    private static string? Checked(YamlKeys keys, string key, string? word)
    {
        if (word is not null && !Codes[key].Contains(word))
        {
            keys.Report(keys.Place with { Field = key }, $"'{word}'", $"one of {string.Join(", ", Codes[key])}", "correct the spelling");
            return null;
        }

        return word;
    }

    private void Twice(Place place, string phrase, string first) =>
        issues.Add(Issue.Error(MappingCodes.LexiconTwice, place, $"the phrase '{phrase}' a second time; the first is at {first}", "each phrase once in a file, so that it has one meaning", "remove one of the two"));
}
