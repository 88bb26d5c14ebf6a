using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Tests;

/// <summary>The return that goes back to an agency names every row with a problem, by line and reference, and nobody.</summary>
public sealed partial class QualityReturnTests : IDisposable
{
    private const string Feed = "northshire-police/crime";
    private readonly SmallArea area = new();

    public QualityReturnTests()
    {
        // Northshire's checks would pause so small a delivery with so many faults.
        string mapping = File.ReadAllText(area.Mapping);
        File.WriteAllText(area.Mapping, Checks().Replace(mapping, ""));
        area.Approve();
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_DeliveryWithFaults_ReturnsEveryRowAndNoName()
    {
        Faulty().Write(area.In("in", SmallArea.Police));
        (int exit, string output) = area.Run("out");
        Assert.True(exit == 0, output);
        Assert.Contains("Wrote 2 quality returns for the agencies", output, StringComparison.Ordinal);
        Assert.Equal(
            """
            line,reference,kind,code,column,problem,fix
            3,NS/2,row waits,MAP332,Date Recorded,Not a date as your extract writes dates,Send dates as dd/MM/yyyy or dd-MMM-yy. The row waits until then.
            4,NS/3,row waits,MAP333,Sus Age,Not a number,"Send a number from 0 to 120, without words. The row waits until then."
            4,NS/3,in a row that waits,MAP331,CSE Flag,Words in the flag that nobody has told us the meaning of,"Tell us what the words mean, or send the flag in agreed words. A flag that is half understood could mean its opposite."
            5,NS/4,row waits,MAP330,Vic Sex,A word that our list does not have,"Send a word of the list, or tell us which of these it means: female, male, other, unknown. The row waits until then."
            6,,row waits,EXT232,CRIME_REF_NO,"The reference is blank, so that nothing can be counted under it",Fill the column in every row. The row waits until then.
            7,,row waits,EXT230,,More or fewer cells than the header has,Look for a separator or a line break inside a cell; the export should put such cells into quotes.
            8,,cell left out,MAP330,Markers,A word that our list does not have,"Send a word of the list, or tell us which of these it means: csa, cse, familial, hsb, missing, online. The row was taken without it."
            9,'=NS/7,question,,,HSB without a role,Settle it in your records; the next extract then answers the question.
            10,'=NS/7,repeat,,,The same as an earlier row in every column that we read; it counts once,"Nothing is lost. If there are many, look at how the extract joins its tables."
            12,NS/10,row waits,MAP330,Offence LA,A word that our list does not have,"Send a word of the list, or tell us which of these it means: E06000991, E06000992, E06000993, E06000994, unknown. The row waits until then."
            13,NS/11,row waits,MAP330,Offence LA,A word that our list does not have,"Send a word of the list, or tell us which of these it means: E06000991, E06000992, E06000993, E06000994, unknown. The row waits until then."
            14,NS/12,row waits,MAP330,Offence LA,A word that our list does not have,"Send a word of the list, or tell us which of these it means: E06000991, E06000992, E06000993, E06000994, unknown. The row waits until then."
            15,NS/13,row waits,MAP330,Offence LA,A word that our list does not have,"Send a word of the list, or tell us which of these it means: E06000991, E06000992, E06000993, E06000994, unknown. The row waits until then."
            16,NS/14,row waits,MAP330,Offence LA,A word that our list does not have,"Send a word of the list, or tell us which of these it means: E06000991, E06000992, E06000993, E06000994, unknown. The row waits until then."

            """.ReplaceLineEndings("\n"),
            Read("rows.csv"));
        Assert.Equal(
            """
            column,code,spelling,rows
            Offence LA,MAP330,elsewhere,5
            CSE Flag,MAP331,"<hidden, 11 characters>",1
            Markers,MAP330,"<hidden, 12 characters>",1
            Date Recorded,MAP332,"<hidden, 10 characters>",1
            Vic Sex,MAP330,"<hidden, 12 characters>",1
            Sus Age,MAP333,"<hidden, 7 characters>",1

            """.ReplaceLineEndings("\n"),
            Read("spellings.csv"));
        Snapshot.Matches(Body(Read("return.html")), "html");
        foreach (string file in Directory.GetFiles(area.In("out", "returns"), "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file) + file;
            Assert.DoesNotContain("Quillfeather", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Ombeline", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("NS/SEALED", text, StringComparison.Ordinal);
            Assert.DoesNotContain("7 6RV", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Return_OfALoad_HasTheLedgersCountsAndOneLineForEachHeldRow()
    {
        Faulty().Write(area.In("in", SmallArea.Police));
        Assert.Equal(0, area.Run("out").Exit);
        (int exit, JsonNode document) = BridgeProcess.Json("quality", "return", Feed, "--config", area.Config, "--out", area.In("out"), "--json");
        Assert.Equal(0, exit);
        Assert.Equal(("windows-1252", ",", null), ((string?)document["text"]!["encoding"], (string?)document["text"]!["delimiter"], (string?)document["text"]!["quote"]));
        JsonNode rows = document["rows"]!;
        string counts = $"RowCounts {{ Read = {rows["read"]}, Mapped = {rows["mapped"]}, Duplicate = {rows["duplicate"]}, Excluded = {rows["excluded"]}, Held = {rows["held"]}, Add = True }}";
        Assert.Contains($"{Feed} {SmallArea.Police} Loaded  {counts}", area.State("out").Loads, StringComparison.Ordinal);
        string[] lines = Read("rows.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal((long)rows["held"]!, lines.Count(line => line.Contains(",row waits,", StringComparison.Ordinal)));
        Assert.Equal((long)rows["duplicate"]!, lines.Count(line => line.Contains(",repeat,", StringComparison.Ordinal)));
        Assert.Equal(lines.Length, document["problems"]!.AsArray().Sum(problem => (long)problem!["rows"]!));
    }

    [Fact]
    public void Run_NextDelivery_SaysWhatChangedSinceTheLoadBefore()
    {
        Faulty().Write(area.In("in", "NSP_CRIME_2025-12-31.csv"));
        new PoliceRows().Add("NS/20", ("Date Recorded", "2026-01-01")).Add("NS/21").Write(area.In("in", SmallArea.Police));
        Assert.Equal(0, area.Run("out").Exit);
        (_, JsonNode document) = BridgeProcess.Json("quality", "return", Feed, "--config", area.Config, "--out", area.In("out"), "--json");
        JsonNode problem = Assert.Single(document["problems"]!.AsArray())!;
        Assert.Equal((1, 1), ((int)problem["rows"]!, (int)problem["rowsBefore"]!));
        Assert.Equal(["2025-12-31", "2026-03-31"], document["loads"]!.AsArray().Select(load => (string)load!["asOf"]!));
        JsonNode sex = document["columns"]!.AsArray().Single(column => (string)column!["field"]! == "csa_flag")!;
        Assert.Equal((100.0m, 100.0m), ((decimal)sex["blankShare"]!, (decimal)sex["blankBefore"]!));
    }

    [Fact]
    public void Run_DeliveryThatPausesOrCannotBeRead_SaysWhyInItsReturn()
    {
        SmallArea.Change(area.Mapping, "tests:\n", "checks:\n  - { rows: { at_least: 500 } }\ntests:\n");
        area.Approve();
        File.WriteAllText(area.In("in", SmallArea.Council), "<Message>");
        Assert.Equal(3, area.Run("out").Exit);
        (_, JsonNode paused) = BridgeProcess.Json("quality", "return", Feed, "--config", area.Config, "--out", area.In("out"), "--json");
        Assert.Equal(("paused", "MAP341"), ((string)paused["status"]!, (string)Assert.Single(paused["stops"]!.AsArray())!["code"]!));
        Assert.Equal(79, (int)paused["rows"]!["read"]!);
        (_, JsonNode failed) = BridgeProcess.Json("quality", "return", "eastmoor/cin-assessments", "--config", area.Config, "--out", area.In("out"), "--json");
        Assert.Equal(("failed", "EXT210"), ((string)failed["status"]!, (string)Assert.Single(failed["stops"]!.AsArray())!["code"]!));

        // The same stop the next night is the same return.
        Assert.Equal(3, area.Run("out").Exit);
        Assert.Equal(2, Directory.GetDirectories(area.In("out", "returns"), "load-*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Run_Returns_LieInAFolderOfTheirOwnerAlone()
    {
        SmallArea.Change(area.Config, "out: out\n", "out: out\nreturns: for-agencies\n");
        Assert.Equal(0, area.Run("out").Exit);
        Assert.True(File.Exists(area.In("out", "for-agencies", "northshire-police", "crime", "load-0002", "return.html")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(area.In("out", "for-agencies")));
        }
    }

    [Theory]
    [InlineData("northshire-police/crimes", "", """
        CFG111 error  bridge.yaml, "northshire-police/crimes"
          Found:    no feed of this id
          Expected: one of northshire-police/crime, eastmoor/cin-assessments
          Fix:      correct the id

        """)]
    [InlineData(Feed, "7", """
        CFG118 error  "northshire-police/crime"
          Found:    no quality return of load 7
          Expected: a delivery that was run
          Fix:      a return is written when its delivery is loaded: run the feed, or look where returns were moved to

        """)]
    public void Return_ThatIsNotThere_SaysWhatIs(string feed, string load, string expected)
    {
        (int exit, string output) = BridgeProcess.Run(["quality", "return", feed, "--config", area.Config, "--out", area.In("out"), .. load.Length == 0 ? Array.Empty<string>() : ["--load", load]]);
        Assert.Equal(9, exit);
        Assert.Equal(expected.ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"));
    }

    private static PoliceRows Faulty()
    {
        PoliceRows rows = new PoliceRows()
            .Add("NS/1")
            .Add("NS/2", ("Date Recorded", "2026-01-01"))
            .Add("NS/3", ("CSE Flag", "MAYBE LATER"), ("Sus Age", "teenage"))
            .Add("NS/4", ("Vic Sex", "Quillfeather"))
            .Add("")
            .AddLine("NS/5,V1")
            .Add("Ombeline Smith 12", ("Markers", "CSA;Ombeline"))
            .Add("=NS/7", ("Markers", "HSB"))
            .Add("=NS/7", ("Markers", "HSB"))
            .Add("NS/SEALED", ("Case Status", "SEALED"), ("Offence LA", "Elsewhere"));
        for (int row = 10; row < 15; row++)
        {
            rows.Add($"NS/{row}", ("Offence LA", "Elsewhere"));
        }

        return rows;
    }

    private string Read(string file) => File.ReadAllText(area.In("out", "returns", "northshire-police", "crime", "load-0002", file));

    private static string Body(string page) => page[page.IndexOf("<body", StringComparison.Ordinal)..];

    [GeneratedRegex(@"^checks:\n(  .*\n)*", RegexOptions.Multiline)]
    private static partial Regex Checks();
}
