using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The language's one definition: the reader takes every key of it, and the committed schema and reference are made from it.</summary>
public sealed class MappingSchemaTests
{
    private static readonly string[] Kinds = ["id: person", "identity: upn", "values: tick", "date: [dd/MM/yyyy]", "datetime: [\"dd/MM/yyyy HH:mm\"]", "number: 0..9", "code: gss", "flag: cse", "pattern: \"[A-Z]{3}\""];

    [Fact]
    public void Schema_OfTheRepository_IsTheLanguages() => Snapshot.Committed("mappings/mapping.schema.json", MappingSchema.Write(CommonSchema.Load()));

    [Fact]
    public void Reference_OfTheRepository_IsTheLanguages() => Snapshot.Committed("docs/mapping-reference.md", MappingReference.Write(CommonSchema.Load()));

    [Fact]
    public void Language_TestsOfConditions_AreThoseThatTheReaderKnows() =>
        Assert.Equal(ConditionTests.All.Order(), MappingLanguage.Shape("test_of_condition").Keys.Select(key => key.Name).Order());

    [Fact]
    public void Language_Checks_AreThoseThatTheReaderKnows() =>
        Assert.All(MappingLanguage.Shape("check").Keys, key => Assert.DoesNotContain(Issues("  - { rows: { at_least: 1 } }", $"  - {key.Example}"), issue => issue.Place.Field == "checks"));

    // The guide's example is read, compiled and tested like any other mapping.
    [Fact]
    public void Guide_Example_IsSound()
    {
        string guide = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "mappings", "README.md")).ReplaceLineEndings("\n");
        MappingDocument document = Fixtures.Read(guide.Split("```yaml\n")[1].Split("```")[0]);
        Assert.Empty(Fixtures.Compiler.Compile(document, null).Warnings);
        Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, document, null)));
    }

    public static TheoryData<string, string> Keys
    {
        get
        {
            var keys = new TheoryData<string, string>();
            foreach (LanguageShape shape in MappingLanguage.Shapes)
            {
                foreach (LanguageKey key in shape.Keys)
                {
                    keys.Add(shape.Name, key.Name);
                }
            }

            return keys;
        }
    }

    // A key that the definition has and no reader takes would pass unnoticed for ever.
    [Theory]
    [MemberData(nameof(Keys))]
    public void Read_EveryKeyOfTheLanguage_IsTaken(string shape, string key)
    {
        string[] contexts = shape switch
        {
            "mapping" => [$"\n{Text()}".Contains($"\n{key}:", StringComparison.Ordinal) ? Text() : $"{Text()}\n{key}: x\n"],
            "file" => [Text().Contains($"\n  {key}: ", StringComparison.Ordinal) ? Text() : Text().Replace("  blank: [", $"  {key}: x\n  blanc: [", StringComparison.Ordinal)],
            "as_of" => [Text().Replace("as_of: { from: name, pattern: \"refs_(yyyy-MM-dd).csv\" }", $"as_of: {{ {key}: x }}", StringComparison.Ordinal)],
            "load" => [Text().Replace("load: { kind: changes, key: [ref] }", $"load: {{ {key}: x }}", StringComparison.Ordinal)],
            "field" => [.. Kinds.Select(kind => Text().Replace("number: 0..25", kind.StartsWith($"{key}:", StringComparison.Ordinal) ? kind : $"{kind}, {key}: x", StringComparison.Ordinal).Replace(key == "column" ? "column: Age, " : "\u0001", "", StringComparison.Ordinal))],
            "write" => [Text().Contains($"  {key}:", StringComparison.Ordinal) ? Text() : Text().Replace("  concern:\n", $"  {key}: x\n  concern:\n", StringComparison.Ordinal)],
            "rule" => [Text().Replace("{ name: flag, when: { flag: { harm: cse } }, from: flag }", $"{{ {key}: x }}", StringComparison.Ordinal)],
            "factor" => [Text().Replace("  concern:\n", $"  factor: {{ missing: {{ {key}: x }} }}\n  concern:\n", StringComparison.Ordinal)],
            "suspect" or "wait" or "outcome" => [Text().Replace("  concern:\n", $"  {shape}: {{ {key}: x }}\n  concern:\n", StringComparison.Ordinal)],
            "source" => [Text().Replace("received_on: received", key is "when" ? "received_on: { first: [{ when: { age: { under: 3 } }, of: received }, received] }" : key == "values" ? "received_on: { of: asked, values: { \"yes\": \"yes\" } }" : $"received_on: {{ {key}: x }}", StringComparison.Ordinal)],
            "test" => [Text().Replace("given:  { ref: R1, client: C1, received: 01/04/2025, flag: \"\" }\n    expect: { concern: [] }", $"{(key == "name" ? "given: {}" : $"{key}: x")}", StringComparison.Ordinal)],
            _ => [],
        };
        Assert.True(contexts.Length == 0 || contexts.Any(text => !Misses(text, key)), $"no reader takes {key} of {shape}");
    }

    private static bool Misses(string text, string key)
    {
        try
        {
            return MappingReader.InspectText(text, "mapping.yaml", Fixtures.Lists).Issues.Any(issue => issue.Found.StartsWith($"the key '{key}', which", StringComparison.Ordinal));
        }
        catch (BridgeException)
        {
            return true;
        }
    }

    private static IReadOnlyList<Issue> Issues(string old, string edited) => MappingReader.InspectText(Text().Replace(old, edited, StringComparison.Ordinal), "mapping.yaml", Fixtures.Lists).Issues;

    private static string Text() => MappingFaultTests.Sound.ReplaceLineEndings("\n");
}
