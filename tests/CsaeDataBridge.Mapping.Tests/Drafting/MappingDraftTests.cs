using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;
using Xunit.Abstractions;

namespace CsaeDataBridge.Tests;

/// <summary>How much of each of Northshire's mappings a draft guesses from the extract alone.</summary>
public sealed class MappingDraftTests(ITestOutputHelper output)
{
    private const double Wanted = 0.8;

    public static TheoryData<string> Mappings => [.. Fixtures.NorthshireMappings];

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Write_FromAnExtract_GuessesMostColumns(string name)
    {
        MappingDocument committed = Fixtures.OfNorthshire(name);
        ExtractProfile profile = Profile(committed);
        string text = Draft(profile);
        MappingDocument draft = ReadBesideView(text, name);
        string[] columns = [.. profile.Columns.Select(column => column.Name)];
        string[] wrong = [.. columns.Where(column => !Same(Uses(committed, column), Uses(draft, column)))];
        double score = 1 - ((double)wrong.Length / columns.Length);
        output.WriteLine($"{name}: {columns.Length - wrong.Length} of {columns.Length} columns, {score:P0}; otherwise: {string.Join(", ", wrong)}");
        Assert.True(score >= Wanted, $"{score:P0}, otherwise: {string.Join(", ", wrong.Select(column => $"{column} ({string.Join(" ", Uses(committed, column).Targets)} | {string.Join(" ", Uses(draft, column).Kinds)} {string.Join(" ", Uses(draft, column).Targets)})"))}\n{text}");
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Write_FromAnExtract_CompilesAndPassesItsTests(string name)
    {
        MappingDocument draft = ReadBesideView(Draft(Profile(Fixtures.OfNorthshire(name))), name);
        Assert.Equal(MappingStatus.Draft, draft.Status);
        Fixtures.Compiler.Compile(draft, null);
        Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, draft, null)));
    }

    private static ExtractProfile Profile(MappingDocument committed)
    {
        string folder = Path.Combine(Fixtures.Northshire, "extracts", committed.Agency);
        string file = Directory.GetFiles(folder, committed.FileNamePattern).Order(StringComparer.Ordinal).Last();
        return ExtractProfiler.Profile(Delivery.Open(file), new ProfileOptions { Sheet = committed.Layout.Sheet, Rows = committed.Layout.Rows, View = committed.Layout.View }, CancellationToken.None);
    }

    // A draft of a FHIR feed has its columns from the view that stands beside it.
    private static MappingDocument ReadBesideView(string text, string name)
    {
        string view = Path.Combine(Fixtures.Northshire, "mappings", Path.ChangeExtension(name, ".view.json"));
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string draft = Path.Combine(folder.FullName, "draft.yaml");
            File.WriteAllText(draft, text);
            if (File.Exists(view))
            {
                File.Copy(view, Path.ChangeExtension(draft, ".view.json"));
            }

            return MappingReader.ReadFile(draft, "draft.yaml", Fixtures.Lists);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Draft(ExtractProfile profile)
    {
        var guesser = new ColumnGuesser(Fixtures.Lists, FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon")), CommonSchema.Load());
        return MappingDraft.Write("agency/feed", profile, guesser.Guess(profile));
    }

    // A column is guessed right when it is read in the same way and written to one of the same places, or left alone by both.
    private static bool Same((HashSet<string> Kinds, HashSet<string> Targets) committed, (HashSet<string> Kinds, HashSet<string> Targets) draft) =>
        committed.Kinds.SetEquals(draft.Kinds) && (committed.Targets.Count == 0 || committed.Targets.Overlaps(draft.Targets));

    private static (HashSet<string> Kinds, HashSet<string> Targets) Uses(MappingDocument document, string column)
    {
        string header = NormalForm.Of(column);
        var kinds = new HashSet<string>();
        var targets = new HashSet<string>();
        foreach (FieldDefinition field in document.Fields.Where(field => field.Columns.Any(name => NormalForm.Of(name) == header)))
        {
            kinds.Add($"{field.Kind} {field.Harm} {(field.Kind == FieldKind.Identity ? field.CodeSystem : "")}".Trim());
            targets.UnionWith(document.Event.Where(source => source.Value.Fields.Contains(field.Name)).Select(source => $"event.{source.Key}"));
            targets.UnionWith(document.Person.Where(source => source.Value.Fields.Contains(field.Name)).Select(source => $"person.{source.Key}"));
            targets.UnionWith(document.Concerns.SelectMany(list => list.Rules).Where(rule => rule.From == field.Name || rule.Sets.Values.Any(source => source.Fields.Contains(field.Name)) || rule.When.SelectMany(all => all).Any(condition => condition.Field == field.Name)).Select(_ => "concern"));
            targets.UnionWith(document.Blocks.SelectMany(block => block.Rules.SelectMany(rule => rule.Sets.Where(source => source.Value.Fields.Contains(field.Name)).Select(source => $"{block.Table}.{source.Key}"))));
        }

        return (kinds, targets);
    }
}
