using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Every mapping of Northshire compiles under its clause and passes its own tests.</summary>
public sealed class NorthshireMappingTests
{
    public static TheoryData<string> Mappings => [.. Fixtures.NorthshireMappings];

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Compile_UnderItsClause_HasNoError(string name)
    {
        MappingDocument document = Fixtures.OfNorthshire(name);
        CompiledMapping compiled = Fixtures.Compiler.Compile(document, Fixtures.Flow(document.Agreement));
        Assert.All(compiled.Warnings, warning => Assert.Equal(MappingCodes.UnusedField, warning.Code));
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Run_ItsOwnTests_AllPass(string name)
    {
        MappingDocument document = Fixtures.OfNorthshire(name);
        IReadOnlyList<Issue> issues = MappingTests.Run(Fixtures.Compiler, document, Fixtures.Flow(document.Agreement));
        Assert.Equal("", Fixtures.Message(issues));
    }
}
