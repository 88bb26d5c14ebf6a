using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

public sealed class FhirColumnTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-view").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Compile_ColumnThatTheViewDoesNotGive_IsNamedOnBothSides()
    {
        (string text, MappingDocument document) = Write("column: birth_date", "column: birthdate", _ => true);
        int line = text[..text.IndexOf("birthdate", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        BridgeException failure = Assert.Throws<BridgeException>(() => Fixtures.Compiler.Compile(document, Fixtures.Flow(document.Agreement)));
        Assert.Equal(
            $"MAP303 error  mapping.yaml, line {line}, column 16, \"born\"\n"
            + "  Found:    the column birthdate, which the view does not give\n"
            + "  Expected: one of encounter_id, encounter_status, type, attended_on, site, patient_id, nhs_number, birth_date, gender, ethnic_category, district, referred_at, referral_source, examination, examined_at, condition_confirmed, condition_unconfirmed, condition_refuted, condition_unstated, condition_text\n"
            + "  Fix:      correct the name, or add it to the view\n\n"
            + "MAP310 error  mapping.yaml, \"birth_date\"\n"
            + "  Found:    a column of the view that no field reads\n"
            + "  Expected: views that read what the agreement lists, and no more\n"
            + "  Fix:      remove the column from the view, or read it and list the field in the agreement",
            failure.Message);
    }

    [Fact]
    public void Read_NoViewBesideTheMapping_IsAFault() => Assert.Equal(
        "MAP301 error  mapping.yaml, line 14, column 3, \"format\"\n  Found:    no view beside a mapping of FHIR resources\n  Expected: a ViewDefinition in a file with the mapping's name and .view.json\n  Fix:      write the view: its columns are what 'read:' names",
        Assert.Throws<BridgeException>(() => Write("x", "x", _ => false)).Message);

    [Fact]
    public void Read_ViewThatReadsWhatR4DoesNotHave_IsAFault()
    {
        Write("x", "x", view =>
        {
            File.WriteAllText(view, File.ReadAllText(view).Replace("period.start", "period.begin", StringComparison.Ordinal));
            return true;
        }, out IReadOnlyList<Issue> issues);
        Assert.Equal("FHR983 error  mapping.view.json, column 8, \"select[0].column[3].path\"\n  Found:    begin, which Period does not have\n  Expected: an element of the type\n  Fix:      correct the spelling; until then it is always empty", Assert.Single(issues).ToString());
    }

    [Fact]
    public void Read_AnotherView_IsAnotherMapping()
    {
        MappingDocument before = Write("x", "x", _ => true).Document;
        MappingDocument after = Write("x", "x", view =>
        {
            File.AppendAllText(view, "\n");
            return true;
        }).Document;
        Assert.NotEqual(before.FileSha256, after.FileSha256);
        Assert.NotEqual(before.Sha256, after.Sha256);
    }

    private (string Text, MappingDocument Document) Write(string what, string with, Predicate<string> view)
    {
        (string text, MappingDocument document) = Write(what, with, view, out IReadOnlyList<Issue> issues);
        return issues.Count == 0 ? (text, document) : throw new BridgeException(issues);
    }

    private (string Text, MappingDocument Document) Write(string what, string with, Predicate<string> view, out IReadOnlyList<Issue> issues)
    {
        string source = Path.Combine(Fixtures.Northshire, "mappings", "northshire-sarc");
        string text = File.ReadAllText(Path.Combine(source, "bundles.yaml")).Replace(what, with, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "mapping.yaml"), text);
        File.Copy(Path.Combine(source, "bundles.view.json"), Path.Combine(folder, "mapping.view.json"), true);
        if (!view(Path.Combine(folder, "mapping.view.json")))
        {
            File.Delete(Path.Combine(folder, "mapping.view.json"));
        }

        (MappingDocument document, issues) = MappingReader.InspectFile(Path.Combine(folder, "mapping.yaml"), "mapping.yaml", Fixtures.Lists);
        return (text, document);
    }
}
