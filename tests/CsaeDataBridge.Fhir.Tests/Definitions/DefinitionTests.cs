using System.Text;

namespace CsaeDataBridge.Tests;

public sealed class DefinitionTests
{
    [Fact]
    public void Schema_CompiledAgain_IsTheSameBytes() => IsTheSame("r4.schema", DefinitionCompiler.Compile());

    [Fact]
    public void Codes_CompiledAgain_AreTheSameBytes() => IsTheSame("r4.codes", CodeCompiler.Compile());

    [Fact]
    public void Profiles_CompiledAgain_AreTheSameBytes() => IsTheSame("r4.profiles", ProfileCompiler.Compile());

    private static void IsTheSame(string name, string text)
    {
        string embedded = Path.Combine(RepositoryRoot.Path, "src", "CsaeDataBridge.Fhir", "Schema", name);
        byte[] compiled = Encoding.UTF8.GetBytes(text);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllBytes(embedded, compiled);
        }

        Assert.Equal(text, File.ReadAllText(embedded));
        Assert.Equal(compiled.Length, new FileInfo(embedded).Length);
    }
}
