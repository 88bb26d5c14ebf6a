using System.Text.RegularExpressions;

namespace CsaeDataBridge.Tests;

/// <summary>Rules of style that a compiler does not check.</summary>
public sealed partial class SourceFileTests
{
    private static IEnumerable<string> Sources => new[] { "src", "tests" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void Files_HaveAtMost400Lines() =>
        Assert.DoesNotContain(Sources, file => File.ReadLines(file).Count() > 400);

    [Fact]
    public void Files_HaveOnePublicTypeNamedAfterThem()
    {
        foreach (string file in Sources.Where(file => file.Contains($"{Path.DirectorySeparatorChar}CsaeDataBridge", StringComparison.Ordinal)))
        {
            string[] types = [.. PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct()];
            Assert.True(types.Length <= 1, $"{file} has {string.Join(", ", types)}");
            if (types.Length == 1)
            {
                Assert.True(Path.GetFileName(file).StartsWith(types[0], StringComparison.Ordinal), $"{file} holds {types[0]}");
            }
        }
    }

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly|unsafe|ref) )*(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
