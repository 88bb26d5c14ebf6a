using CsaeDataBridge.Agreements;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>The mappings of Northshire, as a load compiles them.</summary>
internal static class NorthshireFeeds
{
    public static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");

    /// <summary>The day on which Northshire's agreements are looked at.</summary>
    public static readonly DateOnly Today = new(2026, 4, 20);

    public static ValueLists Lists() => ValueLists.Load([Path.Combine(RepositoryRoot.Path, "mappings"), Path.Combine(Sample, "mappings")]);

    public static MappingCompiler Compiler() => new(FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon")), CommonSchema.Load());

    /// <summary>A feed's mapping under its clause.</summary>
    public static CompiledMapping Compile(string agency, string feed)
    {
        MappingDocument document = MappingReader.ReadFile(Path.Combine(Sample, "mappings", agency, $"{feed}.yaml"), $"{feed}.yaml", Lists());
        ImportDecision decision = AgreementBundle.Load(Path.Combine(Sample, "agreements")).DecideImport(document.Agreement, DateTimeOffset.UnixEpoch, null);
        return Compiler().Compile(document, decision.Flow);
    }
}
