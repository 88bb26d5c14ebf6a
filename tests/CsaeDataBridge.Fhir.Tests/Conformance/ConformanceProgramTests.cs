using System.Diagnostics;
using CsaeDataBridge.Conformance;

namespace CsaeDataBridge.Tests;

/// <summary>The program that runs the suites, as people start it.</summary>
public sealed class ConformanceProgramTests : IDisposable
{
    private readonly string _suites = Directory.CreateTempSubdirectory("suites").FullName;

    [Fact]
    public void Run_AsJson_CountsWhatIsThereAndIsNullForWhatIsNot()
    {
        Write("fhirpath-r4/tests-own.xml", "<tests><group><test name='one'><expression>1 + 1</expression><output type='integer'>2</output></test><test name='two'><expression>1</expression><output type='integer'>3</output></test></group></tests>");
        Write("nhs-bars-r4/deep/patient.json", """{"resourceType":"Patient","colour":["red"]}""");
        Write("nhs-bars-r4/broken.json", "{");
        Write("fhir-validator-r4/standalone-index.json", """[{"name":"a","file":"a.json","expectedValid":true},{"name":"b","file":"a.json","expectedValid":false,"firstError":"told"},{"name":"c","file":"c.json","expectedValid":true}]""");
        Write("fhir-validator-r4/index.json", """[{"name":"a","options":{"allow-comments":true}}]""");
        Write("fhir-validator-r4/a.json", """{"resourceType":"Basic","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"},"code":{"text":"a"}/* said */}""");
        (int exit, string output) = Run("--json");
        Assert.Equal(0, exit);
        Snapshot.Matches(output.Replace(_suites, "SUITES", StringComparison.Ordinal), "json");
    }

    [Fact]
    public void Run_ForPeople_IsATable()
    {
        Write("fhirpath-r4/tests-own.xml", "<tests><test name='two'><expression>1</expression><output type='integer'>3</output></test></tests>");
        Assert.Equal(
            (0, """
                SQL on FHIR v2, views              the suite is not there
                FHIRPath for R4                         0 of      1    0.0 %
                HL7 validator's standalone cases   the suite is not there
                Resources read and written again   the suite is not there
                UK Core examples                   the suite is not there

                FHIRPath for R4:
                  two
                    expected 3; found 1

                """),
            Run());
    }

    [Fact]
    public void Run_UnknownOption_SaysHowItIsUsed()
    {
        (int exit, string output) = Run("--jsn");
        Assert.Equal(2, exit);
        Assert.Contains("Usage: CsaeDataBridge.Conformance [--json] [--help]", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_suites, recursive: true);

    private (int Exit, string Output) Run(params string[] arguments)
    {
        // In this folder no npm packages are above, so that HL7's examples are not among the suites.
        var start = new ProcessStartInfo("dotnet", [typeof(Suite).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _suites };
        start.Environment["BRIDGE_SUITES"] = _suites;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_suites, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
