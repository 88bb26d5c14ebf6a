using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>What a mapping is worked on against: value lists, lexicon and schema, and the agreements of the deployment that it belongs to.</summary>
/// <param name="Agreements">Null when the mapping belongs to no deployment; then every field counts as permitted.</param>
internal sealed record MappingDesk(ValueLists Lists, FlagLexicon Lexicon, CommonSchema Schema, AgreementBundle? Agreements, TimeProvider Clock)
{
    /// <summary>Checks and compiles mappings.</summary>
    public MappingCompiler Compiler { get; } = new(Lexicon, Schema);

    /// <summary>The deployment that the mapping belongs to; null when it belongs to none.</summary>
    public BridgeConfiguration? Deployment { get; private init; }

    /// <summary>Sets up the desk for a mapping.</summary>
    /// <param name="mapping">The mapping's file.</param>
    /// <param name="config">The deployment's bridge.yaml; null looks for one in the folders above the mapping.</param>
    public static MappingDesk For(string mapping, FileInfo? config)
    {
        if ((config?.FullName ?? Above(mapping)) is not { } found)
        {
            return Open(Folders(mapping), null, TimeProvider.System);
        }

        BridgeConfiguration configuration = ConfigurationReader.Read(found, null);
        return Open(configuration.MappingFolders, configuration.Agreements(), configuration.Time()) with { Deployment = configuration };
    }

    /// <summary>The keys of the feed that a user names; none when no feed is named.</summary>
    /// <exception cref="BridgeException">CFG111: no deployment, or no such feed in it.</exception>
    public FeedKeys Keys(string? feed) => new(feed is null ? null : (Deployment ?? throw NoDeployment(feed)).Feed(feed));

    /// <summary>What the agreement permits the mapping to read; null when the mapping belongs to no deployment, or no clause is there.</summary>
    public InboundFlow? Flow(MappingDocument document) => Decide(document)?.Flow;

    /// <summary>Why no clause lets the mapping's feed in; null when one does, or the mapping belongs to no deployment.</summary>
    public Issue? NoClause(MappingDocument document) => Decide(document) is { Flow: null, Refusal: { } refusal } ? refusal : null;

    /// <summary>Reads and compiles a mapping as a run would, under its clause where there is one; lists of opt-outs and objections are not asked, for nothing is kept.</summary>
    /// <exception cref="BridgeException">MAP30x, MAP31x: every fault of the mapping.</exception>
    public CompiledMapping Compile(string mapping)
    {
        MappingDocument document = MappingReader.ReadFile(mapping, FilePatterns.NameOf(mapping), Lists);
        return Compiler.Compile(document, Flow(document)?.WithoutLists());
    }

    /// <summary>The day of today, on the deployment's clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().Date);

    private ImportDecision? Decide(MappingDocument document) => Agreements?.DecideImport(document.Agreement, Clock.GetUtcNow(), null);

    private static MappingDesk Open(IReadOnlyList<string> folders, AgreementBundle? agreements, TimeProvider clock) =>
        new(ValueLists.Load(folders), FlagLexicon.LoadFirst(folders), CommonSchema.Load(), agreements, clock);

    private static BridgeException NoDeployment(string feed) => new(Issue.Error(
        ProgramCodes.NotFound, new Place(Field: feed), "no bridge.yaml to take the feed's keys from", "the deployment that has this feed", "name its bridge.yaml with --config"));

    // The lists that come with the program, then those of the folders above the mapping: the nearest has the last word.
    private static IReadOnlyList<string> Folders(string mapping)
    {
        string[] own = [.. FolderSearch.Upwards(Path.GetDirectoryName(Path.GetFullPath(mapping))!).Where(folder => Directory.Exists(Path.Combine(folder, "_values"))).Reverse()];
        string? shipped = Shipped();
        return shipped is null ? own : [.. own.Prepend(shipped).Distinct()];
    }

    /// <summary>The mappings folder that comes with the program; null when it is not there.</summary>
    public static string? Shipped() => ((string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        .SelectMany(FolderSearch.Upwards)
        .Select(folder => Path.Combine(folder, "mappings"))
        .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "_lexicon")));

    private static string? Above(string mapping) => FolderSearch.Upwards(Path.GetDirectoryName(Path.GetFullPath(mapping))!)
        .Select(folder => Path.Combine(folder, "bridge.yaml"))
        .FirstOrDefault(File.Exists);
}
