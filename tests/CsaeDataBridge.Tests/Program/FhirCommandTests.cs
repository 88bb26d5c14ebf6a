using System.Text;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge fhir</c> over files, as people start it.</summary>
public sealed class FhirCommandTests : IDisposable
{
    private const string Patient = """{"resourceType":"Patient","id":"p","active":true,"birthDate":"2010-03","name":[{"family":"Ash","given":["Bo","Cy"]}]}""";
    private const string Xml = """<?xml version="1.0" encoding="utf-8"?><Patient xmlns="http://hl7.org/fhir"><id value="p" /><active value="true" /><name><family value="Ash" /><given value="Bo" /><given value="Cy" /></name><birthDate value="2010-03" /></Patient>""";
    private const string Bundle = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"x","gender":"female"}},
        {"resource":{"resourceType":"Basic","id":"y","code":{"text":"t"}}}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fhir").FullName;

    [Fact]
    public void Validate_SoundAndBrokenFiles_TellsEachFindingAndTheTotals()
    {
        Write("sound.json", """{"resourceType":"Basic","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"code":{"text":"a"}}""");
        Write("broken.json", "{\"resourceType\":\"Patient\",\n \"gender\":\"purple\",\"birthdate\":\"2010\"}");
        Write("lines.ndjson", $"{Patient}\n\n{{\"resourceType\":\"Observation\"}}\n");
        string outcomes = Path.Combine(_folder, "outcomes");
        (int exit, string output) = Run("validate", Path.Combine(_folder, "*.*json"), "--out", outcomes);
        Assert.Equal(11, exit);
        Snapshot.Matches(output);
        Assert.Equal(["OperationOutcome", "OperationOutcome", "OperationOutcome", "OperationOutcome"], File.ReadAllLines(outcomes).Select(line => (string)JsonNode.Parse(line)!["resourceType"]!));
    }

    [Fact]
    public void Validate_AsJson_IsOneDocumentWithPlaces()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("fhir", "validate", Write("broken.json", "{\"resourceType\":\"Patient\",\n \"gender\":\"purple\"}"), "--json", "--limit", "1");
        JsonNode file = document["files"]![0]!;
        Assert.Equal((11, 1, 1, 1), (exit, (int)document["resources"]!, (int)document["errors"]!, file["findings"]!.AsArray().Count));
        Assert.Equal(("FHR933", 2, "Patient.gender"), ((string)file["findings"]![0]!["code"]!, (int)file["findings"]![0]!["line"]!, (string)file["findings"]![0]!["expression"]!));
        Assert.DoesNotContain("purple", document.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithAPackage_HoldsResourcesToItsProfiles()
    {
        string package = Directory.CreateDirectory(Path.Combine(_folder, "package")).FullName;
        File.WriteAllText(Path.Combine(package, "profile.json"), """
            {"resourceType":"StructureDefinition","url":"urn:named","name":"Named","status":"active","kind":"resource","abstract":false,"type":"Basic",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Basic","derivation":"constraint","differential":{"element":[{"id":"Basic","path":"Basic"},{"id":"Basic.author","path":"Basic.author","min":1}]}}
            """);
        string file = Write("basic.json", """{"resourceType":"Basic","code":{"text":"a"}}""");
        Assert.Equal(0, Run("validate", file).Exit);
        (int exit, string output) = Run("validate", file, "--package", package, "--profile", "urn:named");
        Assert.Equal(11, exit);
        Assert.Contains("FHR930 error  basic.json, line 1, column 1, \"Basic\"\n  Found:    0 times author\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_FilesMadeToBreakAValidator_AreToldByCodeWithoutAValue()
    {
        WriteHostile();
        Write("base64.json", """{"resourceType":"Binary","contentType":"text/plain","data":"SECRET="}""");
        Write("modifier.json", """{"resourceType":"Basic","modifierExtension":[{"url":"http://example.org/SECRET","valueBoolean":true}],"code":{"text":"x"}}""");
        Write("cycle.json", """{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"a","link":[{"other":{"reference":"#a"},"type":"refer"}]}],"link":[{"other":{"reference":"#a"},"type":"refer"}]}""");
        (int exit, JsonNode document) = BridgeProcess.Json("fhir", "validate", _folder, "--json");
        Assert.Equal(11, exit);
        Assert.Equal(
            ["base64.json FHR932", "cycle.json ", "deep.json FHR908", "entity.xml FHR902", "latin.json FHR901", "modifier.json FHR938", "twice.json FHR906"],
            document["files"]!.AsArray().Select(file => $"{Path.GetFileName((string)file!["file"]!)} {string.Join(' ', file["findings"]!.AsArray().Where(finding => (string)finding!["severity"]! == "Error").Select(finding => (string)finding!["code"]!))}"));
        Assert.DoesNotContain("SECRET", document.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert", "--to", "ndjson")]
    [InlineData("convert", "--to", "ndjson", "--entries")]
    [InlineData("stats")]
    public void AnyCommand_FilesMadeToBreakAReader_AreRefusedByCodeWithoutAValue(string command, params string[] options) =>
        Assert.All(WriteHostile(), hostile =>
        {
            (int exit, string output) = Run([command, hostile.Path, .. options]);
            Assert.Equal((11, hostile.Code), (exit, output.Length < 6 ? output : output[..6]));
            Assert.DoesNotContain("SECRET", output, StringComparison.Ordinal);
        });

    [Fact]
    public void ValidateAndConvert_BundleTooLargeToBeHeld_GoEntryByEntry()
    {
        const int Entries = 160_000;
        string file = Path.Combine(_folder, "large.json");
        using (StreamWriter writer = File.CreateText(file))
        {
            writer.Write("""{"resourceType":"Bundle","type":"collection","entry":[""");
            for (int entry = 0; entry < Entries; entry++)
            {
                string id = FormattableString.Invariant($"00000000-0000-4000-8000-{entry:x12}");
                writer.Write($"{(entry == 0 ? "" : ",")}\n{{\"fullUrl\":\"urn:uuid:{id}\",\"resource\":{{\"resourceType\":\"Basic\",\"id\":\"{id}\",\"code\":{{\"text\":\"{new string('a', 100)}\"}},\"created\":\"{(entry == 70_000 ? "2025-02-30" : "2025-02-03")}\"}}}}");
            }

            writer.Write("]}");
        }

        Assert.True(new FileInfo(file).Length > 40_000_000);
        (int exit, string output) = BridgeProcess.RunWithin(128, "fhir", "validate", file, "--limit", "2000");
        Assert.Equal(11, exit);
        Assert.Contains("FHR936 warning  /", output, StringComparison.Ordinal);
        Assert.Contains("large.json, line 70002, column 268, \"Bundle.entry[70000].resource.created\"", output, StringComparison.Ordinal);
        Assert.EndsWith("1 file, 1 resource, 1 invalid file: 1 error, 1,001 warnings\n", output, StringComparison.Ordinal);
        string xml = Path.Combine(_folder, "large.xml");
        Assert.Equal(0, BridgeProcess.RunWithin(128, "fhir", "convert", file, "--to", "xml", "--out", xml).Exit);
        Assert.EndsWith("</entry></Bundle>\n", File.ReadAllText(xml), StringComparison.Ordinal);
    }

    [Fact]
    public void Stats_FileTooLargeToBeHeld_IsRefused()
    {
        string file = Path.Combine(_folder, "large.xml");
        using (FileStream stream = File.Create(file))
        {
            stream.SetLength(200L << 20);
        }

        Assert.Equal(
            (11, "FHR912 error  large.xml\n  Found:    more than 128 MB that would have to be held whole\n  Expected: a bundle of JSON whose entries are taken one at a time, or NDJSON\n  Fix:      ask for JSON; where the command has --entries, give it\n"),
            Run("stats", file));
    }

    [Fact]
    public void Convert_ThereAndBack_IsTheSameResource()
    {
        Assert.Equal((0, Xml + "\n"), Run("convert", Write("patient.json", Patient), "--to", "xml"));
        Assert.Equal(
            (0, """{"resourceType":"Patient","id":"p","active":true,"name":[{"family":"Ash","given":["Bo","Cy"]}],"birthDate":"2010-03"}""" + "\n"),
            BridgeProcess.RunWith(Xml, "fhir", "convert", "-", "--to", "json"));
    }

    [Fact]
    public void Convert_EntriesOfABundle_AreLines() => Assert.Equal(
        (0, """
            {"resourceType":"Patient","id":"x","gender":"female"}
            {"resourceType":"Basic","id":"y","code":{"text":"t"}}

            """),
        BridgeProcess.RunWith(Bundle, "fhir", "convert", "-", "--entries", "--to", "ndjson"));

    [Fact]
    public void Convert_SeveralFilesToAFolder_WritesAFileForEachResource()
    {
        Write("in/bundle.json", Bundle);
        Write("in/lines.ndjson", $"{Patient}\n{Patient}\n");
        string output = Path.Combine(_folder, "out");
        (int exit, JsonNode document) = BridgeProcess.Json("fhir", "convert", Path.Combine(_folder, "in"), "--to", "xml", "--out", output, "--json");
        Assert.Equal((0, 2, 3, 3), (exit, (int)document["files"]!, (int)document["resources"]!, (int)document["written"]!));
        Assert.Equal(["bundle.xml", "lines.1.xml", "lines.2.xml"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Convert_SeveralResourcesToOneDocument_IsRefused() => Assert.Equal(
        (2, """
            CFG115 error
              Found:    several resources
              Expected: one resource for one xml document
              Fix:      write them with --to ndjson, or name a folder that is there with --out

            """),
        (BridgeProcess.RunWith($"{Patient}\n{Patient}\n", "fhir", "convert", "-", "--to", "xml") is var (exit, output) ? (exit, output[output.IndexOf("CFG115", StringComparison.Ordinal)..]) : default));

    [Fact]
    public void Convert_WhatR4DoesNotHave_IsToldWithItsPlaceAndWithoutTheValue() => Assert.Equal(
        (11, """
            FHR904 error  broken.json, line 2, column 2, "Patient"
              Found:    a key that the type does not have
              Expected: elements of Patient
              Fix:      take it away, or correct its spelling

            """),
        Run("convert", Write("broken.json", "{\"resourceType\":\"Patient\",\n \"colour\":\"red\"}"), "--to", "ndjson"));

    [Fact]
    public void Path_OneFile_IsAnItemALine() => Assert.Equal((0, "Bo\nCy\n"), Run("path", "name.given", Write("patient.json", Patient)));

    [Theory]
    [InlineData("Bundle.entry.resource.link.other.resolve().id", "a\nc\n")]
    [InlineData("link.other.resolve().id", "b.json:1: a\nb.json:1: c\n", "--entries")]
    public void Path_Resolve_FindsOtherEntriesOfTheBundle(string expression, string items, params string[] options)
    {
        string file = Write("b.json", """{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"a"}},{"resource":{"resourceType":"Patient","id":"b","link":[{"type":"seealso","other":{"reference":"urn:uuid:1"}},{"type":"seealso","other":{"reference":"Patient/c/_history/2"}},{"type":"seealso","other":{"reference":"Patient/none"}}]}},{"resource":{"resourceType":"Patient","id":"c"}}]}""");
        Assert.Equal((0, items), Run(["path", expression, file, .. options]));
    }

    [Fact]
    public void Path_SeveralFiles_NamesFileAndLine()
    {
        Write("a.json", Patient);
        Write("b.ndjson", $"{Patient}\n{Patient}\n");
        Assert.Equal((0, "a.json: p\nb.ndjson:1: p\nb.ndjson:2: p\n"), Run("path", "id", Path.Combine(_folder, "*")));
    }

    [Fact]
    public void Path_AsJson_TellsTypes()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("fhir", "path", "name | birthDate + 1 year | name.count()", Write("patient.json", Patient), "--json");
        Assert.Equal(0, exit);
        Assert.Equal(
            """[{"type":"HumanName","value":{"family":"Ash","given":["Bo","Cy"]}},{"type":"System.Date","value":"2011-03"},{"type":"System.Integer","value":1}]""",
            document["results"]![0]!["items"]!.ToJsonString());
    }

    [Fact]
    public void Path_ElementThatTheTypeDoesNotHave_IsDoubted() => Assert.Equal(
        (0, """
            FHR921 warning  column 9
              Found:    nam, which Patient does not have
              Expected: an element of the type
              Fix:      correct the expression, or the type it is meant for

            """),
        Run("path", "Patient.nam", Write("patient.json", Patient)));

    [Fact]
    public void Path_FailsOverTheData_NamesFileAndColumn() => Assert.Equal(
        (11, """
            FHR922 error  patient.json, column 12
              Found:    several items
              Expected: one item
              Fix:      narrow the expression, for example with first() or ofType()

            """),
        Run("path", "name.given + 'a'", Write("patient.json", Patient)));

    [Fact]
    public void View_Files_AreRowsOfCsv()
    {
        string view = Write("people.view.json", """
            {"resourceType":"ViewDefinition","name":"people","resource":"Patient","status":"active",
             "select":[{"column":[{"name":"id","path":"id"},{"name":"given","path":"name.given","collection":true},{"name":"born","path":"birthDate"}]}]}
            """);
        Assert.Equal((0, "id,given,born\np,\"[\"\"Bo\"\",\"\"Cy\"\"]\",2010-03\nx,[],\n"), Run("view", view, Write("patient.json", Patient), Write("bundle.json", Bundle)));
        (int exit, JsonNode document) = BridgeProcess.Json("fhir", "view", view, Write("patient.xml", Xml), "--json");
        Assert.Equal((0, """[{"id":"p","given":["Bo","Cy"],"born":"2010-03"}]"""), (exit, document["rows"]!.ToJsonString()));
        Assert.Contains("FROM", Run("view", view, "--sql").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Stats_Files_CountWithoutAValue()
    {
        Write("a.json", Bundle);
        Write("b.ndjson", string.Concat(Enumerable.Range(0, 6).Select(year => $"{{\"resourceType\":\"Patient\",\"meta\":{{\"profile\":[\"urn:profile\"]}},\"birthDate\":\"{2010 + year}-01-01\"}}\n")));
        (int exit, string output) = Run("stats", _folder, "--entries");
        Assert.Equal(0, exit);
        Snapshot.Matches(output);
    }

    [Fact]
    public void Stats_NoSuchFile_IsSaid() => Assert.StartsWith("CFG111 error  nowhere.json", Run("stats", "nowhere.json").Output, StringComparison.Ordinal);

    [Fact]
    public void Help_OfTheFhirCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[["fhir"], ["fhir", "validate"], ["fhir", "convert"], ["fhir", "view"], ["fhir", "path"], ["fhir", "stats"]]).Select(command => BridgeProcess.Run([.. command, "--help"]).Output)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Files that no reader takes, each with the code that refuses it.</summary>
    private List<(string Path, string Code)> WriteHostile()
    {
        string latin = Path.Combine(_folder, "latin.json");
        File.WriteAllBytes(latin, Encoding.Latin1.GetBytes("""{"resourceType":"Patient","id":"SECRETé"}"""));
        return
        [
            (Write("deep.json", "{\"resourceType\":\"Basic\"" + string.Concat(Enumerable.Repeat(",\"extension\":[{\"url\":\"SECRET\"", 100_000))), "FHR908"),
            (Write("entity.xml", """<!DOCTYPE a [<!ENTITY a "SECRET"><!ENTITY b "&a;&a;&a;">]><Patient xmlns="http://hl7.org/fhir"><id value="&b;"/></Patient>"""), "FHR902"),
            (latin, "FHR901"),
            (Write("twice.json", """{"resourceType":"Patient","gender":"female","gender":"SECRET"}"""), "FHR906"),
        ];
    }

    private (int Exit, string Output) Run(params string[] arguments)
    {
        (int exit, string output) = BridgeProcess.Run(["fhir", .. arguments]);
        return (exit, output.Replace(_folder + "/", "", StringComparison.Ordinal));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
