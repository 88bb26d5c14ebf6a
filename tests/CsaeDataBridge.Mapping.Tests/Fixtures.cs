using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The shipped lists and lexicon, and the mappings and agreement of Northshire.</summary>
internal static class Fixtures
{
    public static string Northshire { get; } = Path.Combine(RepositoryRoot.Path, "samples", "northshire");

    public static ValueLists Lists { get; } = ValueLists.Load([Path.Combine(RepositoryRoot.Path, "mappings"), Path.Combine(Northshire, "mappings")]);

    public static MappingCompiler Compiler { get; } = new(FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon")), CommonSchema.Load());

    public static IEnumerable<string> NorthshireMappings =>
        Directory.GetFiles(Path.Combine(Northshire, "mappings"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}_", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Path.Combine(Northshire, "mappings"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static MappingDocument OfNorthshire(string name) => MappingReader.ReadFile(Path.Combine(Northshire, "mappings", name), name, Lists);

    public static InboundFlow Flow(string agreementAndFlow)
    {
        string[] parts = agreementAndFlow.Split('/');
        return AgreementBundle.Load(Path.Combine(Northshire, "agreements")).Agreements.Single(agreement => agreement.Id == parts[0]).Flows.Single(flow => flow.Id == parts[1]);
    }

    public static MappingDocument Read(string text) => MappingReader.ReadText(text, "mapping.yaml", Lists);

    public static string Message(IReadOnlyList<Issue> issues) => string.Join("\n\n", issues);
}
