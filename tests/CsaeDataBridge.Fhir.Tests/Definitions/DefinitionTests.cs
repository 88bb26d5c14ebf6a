using System.Text;

namespace CsaeDataBridge.Tests;

public sealed class DefinitionTests
{
    private static readonly string Embedded = Path.Combine(RepositoryRoot.Path, "src", "CsaeDataBridge.Fhir", "Schema", "r4.schema");

    [Fact]
    public void Schema_CompiledAgain_IsTheSameBytes()
    {
        byte[] compiled = Encoding.UTF8.GetBytes(DefinitionCompiler.Compile());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllBytes(Embedded, compiled);
        }

        Assert.Equal(Encoding.UTF8.GetString(compiled), File.ReadAllText(Embedded));
        Assert.Equal(compiled.Length, new FileInfo(Embedded).Length);
    }
}
