using System.Diagnostics;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Shipped mappings, value lists and words that somebody broke: they are read, or refused by code, each in no time.</summary>
public sealed class MappingDamageTests : IDisposable
{
    private const int Copies = 30;
    private static readonly string Shipped = Path.Combine(RepositoryRoot.Path, "mappings");

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-mappings").FullName;

    public static TheoryData<string> Templates => [.. Directory.GetDirectories(Path.Combine(Shipped, "_templates")).Select(template => Path.GetFileName(template)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [MemberData(nameof(Templates))]
    public void Check_DamagedMapping_GivesIssuesWithTheirPlace(string template)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Shipped, "_templates", template)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        string mapping = Path.Combine(folder, "mapping.yaml");
        string whole = File.ReadAllText(mapping);
        int sound = 0;
        foreach (string damaged in Damage.OfLines(whole, Copies).Append(whole))
        {
            File.WriteAllText(mapping, damaged);
            IReadOnlyList<Issue> issues = Issues(() =>
            {
                (MappingDocument document, IReadOnlyList<Issue> shape) = MappingReader.InspectFile(mapping, "mapping.yaml", Fixtures.Lists);
                if (shape.Any(issue => issue.Severity == IssueSeverity.Error))
                {
                    return shape;
                }

                IReadOnlyList<Issue> meaning = Fixtures.Compiler.Check(document, null);
                if (meaning.All(issue => issue.Severity != IssueSeverity.Error))
                {
                    Fixtures.Compiler.Compile(document, null);
                    sound++;
                }

                return meaning;
            });
            Assert.All(issues, issue => Assert.Equal("mapping.yaml", issue.Place.File));
        }

        Assert.InRange(sound, 1, Copies);
    }

    [Fact]
    public void Load_DamagedValueLists_GivesListsOrACodedError()
    {
        string list = Path.Combine(folder, "_values", "list.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(list)!);
        foreach (string file in Directory.GetFiles(Path.Combine(Shipped, "_values"), "*.yaml", SearchOption.AllDirectories))
        {
            foreach (string damaged in Damage.OfLines(File.ReadAllText(file), 12))
            {
                File.WriteAllText(list, damaged);
                Issues(() => ValueLists.Load([folder]) is null ? [] : []);
            }
        }
    }

    [Fact]
    public void Load_DamagedLexicon_GivesWordsOrACodedError()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Shipped, "_lexicon"), "*.yaml"))
        {
            string name = Path.GetFileName(file);
            foreach (string other in Directory.GetFiles(Path.Combine(Shipped, "_lexicon"), "*.yaml"))
            {
                File.Copy(other, Path.Combine(folder, Path.GetFileName(other)), overwrite: true);
            }

            foreach (string damaged in Damage.OfLines(File.ReadAllText(file), 20))
            {
                File.WriteAllText(Path.Combine(folder, name), damaged);
                Issues(() => FlagLexicon.Load(folder).Read("CSE - suspected", "cse", "police").Understood ? [] : []);
            }
        }
    }

    private static IReadOnlyList<Issue> Issues(Func<IReadOnlyList<Issue>> work)
    {
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<Issue> issues;
        try
        {
            issues = work();
        }
        catch (BridgeException failure)
        {
            issues = failure.Issues;
        }

        Assert.All(issues, issue => Assert.Matches("^(CFG10[1-4]|MAP3[0-9]{2})$", issue.Code));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "took too long");
        return issues;
    }
}
