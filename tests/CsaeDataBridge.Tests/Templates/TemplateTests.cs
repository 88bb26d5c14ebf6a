using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>Every template is a whole start: it checks, its tests pass, its sample loads as expected.csv says, and its page says what a reader needs.</summary>
public sealed class TemplateTests
{
    private static readonly string[] Sections = ["Who sends it", "Systems whose exports look like it", "Columns", "What it cannot say", "What to change"];
    private static readonly FlagLexicon Lexicon = FlagLexicon.Load(Path.Combine(RepositoryRoot.Path, "mappings", "_lexicon"));
    private static readonly MappingCompiler Compiler = new(Lexicon, CommonSchema.Load());

    public static TheoryData<string> Kinds => [.. Template.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Folder_IsComplete(string kind)
    {
        var template = new Template(kind);
        Assert.Equal(
            ["README.md", "agreement.yaml", "expected.csv", .. template.Read().Layout.Format == SourceFormat.Fhir ? [Path.GetFileName(template.View)] : Array.Empty<string>(), "mapping.yaml", Path.GetFileName(template.Sample)],
            Directory.GetFiles(template.In()).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal(Sections, Regex.Matches(template.Page, "^## (.+)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));
        Assert.InRange(template.Page.Count(letter => letter == '\n'), 20, 80);
        string title = template.Page.Split('\n')[0].TrimStart('#', ' ');
        Assert.Contains($"| [{kind}](../mappings/_templates/{kind}/README.md) | {title} |", File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "templates.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mapping_UnderItsFlow_IsSoundAndPassesItsTests(string kind)
    {
        var template = new Template(kind);
        using var area = new TemplateArea(template);
        MappingDocument document = template.Read();
        Assert.Equal(MappingStatus.Draft, document.Status);
        Assert.StartsWith("ISA-EXS-0001/", document.Agreement, StringComparison.Ordinal);
        CompiledMapping compiled = Compiler.Compile(document, area.Flow());
        Assert.Equal("", string.Join('\n', compiled.Warnings));
        Assert.Equal(document.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), area.Flow().Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', MappingTests.Run(Compiler, document, area.Flow())));
    }

    // A start that leaves a flag, a blank or a held row untried teaches nothing.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mapping_EveryFlagRuleBlankAndHeldRow_IsTried(string kind)
    {
        var template = new Template(kind);
        MappingDocument document = template.Read();
        HashSet<string> given = [.. document.Tests.SelectMany(test => test.Given).Where(cell => cell.Value.Length > 0).Select(cell => cell.Key.Text)];
        Assert.Empty(document.Fields.Where(field => field.Kind == FieldKind.Flag).Select(field => field.Name).Except(given));
        Assert.Contains(document.Tests, test => test.Expect["held"] is not null);
        Assert.Contains(document.Tests, test => test.Expect["concern"] is YamlList { Items.Count: 0 });
        Assert.True(document.Concerns.Count == 0 || document.Tests.Any(test => test.Given.Any(cell => cell.Value.Length == 0)), "no test gives a blank cell");
        string tried = File.ReadAllText(template.In("mapping.yaml")) + File.ReadAllText(template.In("expected.csv"));
        Assert.DoesNotContain(document.Concerns.SelectMany(list => list.Rules).Select(rule => rule.Name), rule => !Regex.IsMatch(tried, $"rule:? ([a-z]+/)*{Regex.Escape(rule)}\\b"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sample_FillsEveryField(string kind)
    {
        var template = new Template(kind);
        using var area = new TemplateArea(template);
        CoverageReport coverage = MappingCoverage.Measure(Compiler.Compile(template.Read(), area.Flow()), Delivery.Open(template.Sample), new DateOnly(2026, 3, 31), CancellationToken.None);
        Assert.Empty(coverage.Fields.Where(field => field.Filled == 0).Select(field => field.Field));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_Sample_IsAsExpected(string kind)
    {
        var template = new Template(kind);
        using var area = new TemplateArea(template);
        string loaded = area.Load();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(template.In("expected.csv"), loaded);
        }

        Assert.Equal(File.ReadAllText(template.In("expected.csv")).ReplaceLineEndings("\n"), loaded);
    }

    [Fact]
    public void New_FromATemplate_IsTheTemplateUnderItsNewName()
    {
        string folder = Directory.CreateTempSubdirectory("bridge-template").FullName;
        string target = Path.Combine(folder, "clients.yaml");
        (int exit, string output) = BridgeProcess.Run("mapping", "new", "--template", "isva", "--name", "northshire-isva/clients", "--agreement", "ISA-NS-0007/F-ISV-01", "--out", target);
        Assert.Equal(0, exit);
        Assert.Equal(
            $"Wrote {target}: the template isva; what to change is in mappings/_templates/isva/README.md, and the flow for the agreement in mappings/_templates/isva/agreement.yaml. Next: bridge mapping check {target}\n",
            output);
        string[] written = File.ReadAllLines(target);
        Assert.StartsWith("# yaml-language-server: $schema=", written[0], StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllText(new Template("isva").In("mapping.yaml")).Replace("mapping: exampleshire-isva/clients", "mapping: northshire-isva/clients", StringComparison.Ordinal).Replace("agreement: ISA-EXS-0001/F-ISV-01", "agreement: ISA-NS-0007/F-ISV-01", StringComparison.Ordinal).Split('\n').Skip(1),
            [.. written.Skip(1), ""]);
        Assert.Equal(0, BridgeProcess.Run("mapping", "test", target).Exit);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void New_FromATemplateOfFhirResources_BringsItsViewAndReplacesNone()
    {
        string folder = Directory.CreateTempSubdirectory("bridge-template").FullName;
        string target = Path.Combine(folder, "visits.yaml");
        string view = Path.Combine(folder, "visits.view.json");
        (int exit, string output) = BridgeProcess.Run("mapping", "new", "--template", "csa-hub", "--out", target);
        Assert.Equal(0, exit);
        Assert.StartsWith($"Wrote {target}: with {view} beside it: the template csa-hub; ", output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(new Template("csa-hub").View), File.ReadAllText(view));
        Assert.Equal(0, BridgeProcess.Run("mapping", "test", target).Exit);
        File.Delete(target);
        Assert.Equal(
            (9, $"""
                CFG116 error  {view}
                  Found:    a file that is there already
                  Expected: a new file: a draft never replaces somebody's work
                  Fix:      choose another name with --out

                """),
            BridgeProcess.Run("mapping", "new", "--template", "csa-hub", "--out", target));
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Templates_OfTheProgram_AreThoseOfTheFolder()
    {
        (int exit, string output) = BridgeProcess.Run("mapping", "templates");
        Assert.Equal(0, exit);
        Assert.Equal([.. Template.Kinds, "Each"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void New_FromNoTemplate_NamesThoseThatAreThere() =>
        Assert.Equal(
            (9, $"""
                CFG111 error  hospital
                  Found:    no template of this kind
                  Expected: one of {string.Join(", ", Template.Kinds)}
                  Fix:      see 'bridge mapping templates'

                """),
            BridgeProcess.Run("mapping", "new", "--template", "hospital"));

    [Theory]
    [InlineData("--template sarc", "bridge mapping new takes an extract or --template, one of the two.")]
    [InlineData("--agreement ISA-EXS-0001/F-1", "--agreement goes with --template.")]
    public void New_ExtractWithWhatIsOfTemplates_IsAUsageError(string options, string found) =>
        Assert.Equal(
            (2, $"""
                CFG115 error
                  Found:    {found}
                  Expected: what 'bridge mapping new --help' lists
                  Fix:      run 'bridge mapping new --help' and correct the command line

                """),
            BridgeProcess.Run(["mapping", "new", "extract.csv", .. options.Split(' ')]));
}
