using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads flag cells as words against a lexicon that is data; a cell counts only when every word is understood.</summary>
/// <remarks>A wrong reading is worse than a held one: two words that contradict each other are not understood either.</remarks>
public sealed class FlagLexicon
{
    private readonly Dictionary<string, LexiconSource> sources;
    private readonly Dictionary<string, string> agencies;

    private FlagLexicon(Dictionary<string, LexiconSource> sources, string hash)
    {
        this.sources = sources;
        agencies = sources.Values.SelectMany(source => source.Agencies.Select(agency => (agency, source.Name))).ToDictionary(pair => pair.agency, pair => pair.Name, StringComparer.Ordinal);
        Hash = hash;
    }

    /// <summary>sha256 over the lexicon's files.</summary>
    public string Hash { get; }

    /// <summary>Reads the lexicon of the first of these mapping folders that has one, in <c>_lexicon</c>.</summary>
    /// <exception cref="BridgeException">As for <see cref="Load"/>; also when none has one.</exception>
    public static FlagLexicon LoadFirst(IEnumerable<string> mappingFolders) =>
        Load(mappingFolders.Select(folder => Path.Combine(folder, "_lexicon")).FirstOrDefault(Directory.Exists) ?? "_lexicon");

    /// <summary>Reads <c>words.yaml</c>, which every source has, and one file for each vocabulary beside it.</summary>
    /// <exception cref="BridgeException">MAP301, MAP319, MAP325, MAP326: every fault of every file.</exception>
    public static FlagLexicon Load(string folder)
    {
        var issues = new List<Issue>();
        IReadOnlyList<string> files = DefinitionFile.In(folder, "*.yaml");
        var read = new Dictionary<string, LexiconSource>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            read[name] = new LexiconReader(name == "words" ? "" : name, StrictYaml.ReadFile(file, $"_lexicon/{Path.GetFileName(file)}"), issues).Read();
        }

        if (!read.Remove("words", out LexiconSource? common))
        {
            issues.Add(Issue.Error(MappingCodes.Malformed, new Place("_lexicon/words.yaml"), "no such file", "the words that every source has", "restore mappings/_lexicon"));
            throw new BridgeException(issues);
        }

        Dictionary<string, LexiconSource> merged = read.ToDictionary(pair => pair.Key, pair => pair.Value.Over(common, issues), StringComparer.Ordinal);
        merged[""] = new LexiconSource { Name = "" }.Over(common, issues);
        foreach (IGrouping<string, LexiconSource> twice in merged.Values.SelectMany(source => source.Agencies.Select(agency => (agency, source))).GroupBy(pair => pair.agency, pair => pair.source).Where(group => group.Count() > 1))
        {
            issues.Add(Issue.Error(MappingCodes.LexiconTwice, new Place($"_lexicon/{twice.Last().Name}.yaml", Field: "agencies"), $"the agency '{twice.Key}', which _lexicon/{twice.First().Name}.yaml has too", "each agency in one vocabulary", "remove one of the two"));
        }

        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }

        byte[] hash = SHA256.HashData([.. files.SelectMany(file => DefinitionFile.Bytes(file, $"_lexicon/{Path.GetFileName(file)}"))]);
        return new FlagLexicon(merged, Convert.ToHexStringLower(hash));
    }

    /// <summary>The vocabularies, the common words left out.</summary>
    public IEnumerable<string> Vocabularies => sources.Keys.Where(name => name.Length > 0).Order(StringComparer.Ordinal);

    /// <summary>The scales that columns of a vocabulary may name.</summary>
    public IEnumerable<string> Scales(string source) => sources[source].Scales.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether the lexicon has a vocabulary of this name.</summary>
    public bool Has(string source) => sources.ContainsKey(source);

    /// <summary>What a column is about, read from its header.</summary>
    /// <param name="agency">The kind of agency as extracts name it (police, CSC, GP, SARC, VCS, ...); one that no vocabulary knows gets the common words alone.</param>
    /// <param name="header">The column's header.</param>
    public FlagColumn Column(string agency, string header) =>
        FlagColumnReader.Read(header, sources[Source(agency)]);

    /// <summary>Reads one cell.</summary>
    /// <param name="cell">The cell as written; blank gives <see cref="FlagReading.Nothing"/>.</param>
    /// <param name="harm">csa, cse or hsb: what the column is about when the cell does not say.</param>
    /// <param name="source">The vocabulary: police, social-care, sarc, vcs; "" for the common words alone.</param>
    /// <param name="scale">The named scale of the column; null when it has none.</param>
    public FlagReading Read(string cell, string harm, string source, string? scale = null) => Read(cell, FlagColumn.About(harm, source, scale));

    /// <summary>Reads one cell of a column.</summary>
    public FlagReading Read(string cell, FlagColumn column) => FlagCellReader.Read(cell, column, sources[column.Source]);

    // Northshire Police is police; a name that speaks of two kinds of agency is of neither.
    private string Source(string agency)
    {
        string normal = NormalForm.Of(agency);
        if (agencies.TryGetValue(normal, out string? source))
        {
            return source;
        }

        string words = $" {string.Join(' ', FlagTokens.Split(normal))} ";
        string[] named = [.. agencies.Where(pair => words.Contains($" {string.Join(' ', FlagTokens.Split(pair.Key))} ", StringComparison.Ordinal)).Select(pair => pair.Value).Distinct()];
        return named.Length == 1 ? named[0] : "";
    }

    /// <summary>Shows what the lexicon holds, for the compiled hash and for people.</summary>
    public override string ToString() => new StringBuilder("flag lexicon ").AppendJoin(", ", sources.Keys.Where(name => name.Length > 0).Order(StringComparer.Ordinal)).ToString();
}
