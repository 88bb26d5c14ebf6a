using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge profile</c> and <c>bridge mapping new</c> through the program itself.</summary>
public sealed class ProfileTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-profile").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Profile_OfAWorkbook_ReadsWell() => Snapshot.Matches(Run("profile", Extract("westvale", "Annex_A_2026-03-31.xlsx"), "--sheet", "List 7", "--config", Config));

    [Fact]
    public void Profile_AsJson_FindsLayoutKeysAndDates()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("profile", Extract("southmere", "children_2026-03-31.csv"), "--json", "--config", Config);
        Assert.Equal(0, exit);
        Assert.Equal(";", (string)document["delimiter"]!);
        JsonNode episode = Column(document, "Episode");
        Assert.True((bool)episode["isKey"]!);
        Assert.Equal("event.ref", (string)episode["suggestion"]!["target"]!);
        Assert.Equal(["dd/MM/yyyy"], Column(document, "Opened")["dates"]!.AsObject().Select(date => date.Key));
    }

    // Each file has the columns a, b and c and says the same in another layout.
    [Theory]
    [InlineData("a,b,c\nx,é,1\n", "utf-8", "utf-8: every byte fits", ",")]
    [InlineData("a;b;c\nx;é;1\n", "windows-1252", "windows-1252: bytes that are not UTF-8", ";")]
    [InlineData("a\tb\tc\nx\té\t1\n", "utf-16", "utf-16, from its byte order mark", "\t")]
    [InlineData("a|b|c\n\"x, y; z\"|e|1\n", "utf-8", "utf-8: plain ASCII throughout", "|")]
    public void Profile_OfALayout_FindsIt(string text, string encoding, string words, string delimiter)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string file = Path.Combine(folder, "file.csv");
        Encoding written = encoding == "utf-8" ? new UTF8Encoding(false) : Encoding.GetEncoding(encoding);
        File.WriteAllBytes(file, [.. encoding == "utf-16" ? written.GetPreamble() : [], .. written.GetBytes(text)]);
        (int exit, JsonNode document) = BridgeProcess.Json("profile", file, "--json");
        Assert.Equal(0, exit);
        Assert.Equal((words, delimiter), ((string)document["encoding"]!, (string)document["delimiter"]!));
        Assert.Equal(["a", "b", "c"], document["columns"]!.AsArray().Select(column => (string)column!["column"]!));
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("json")]
    [InlineData("fixed")]
    public void New_OfTheSameRowsInAnotherFormat_GuessesAsWell(string format)
    {
        string csv = Path.Combine(folder, "NSP_CRIME_2026-03-31.csv");
        File.WriteAllLines(csv, File.ReadLines(Extract("northshire-police", "NSP_CRIME_2026-03-31.csv"), Encoding.Latin1).Take(400));
        var table = DelimitedTable.Read(csv);
        string file = Path.Combine(folder, "NSP_CRIME_2026-03-31.dat");
        File.WriteAllText(file, (format == "fixed" ? TableText.Line(table, table.Headers) : "") + TableText.Of(table, format));
        (int exit, JsonNode document) = BridgeProcess.Json("mapping", "new", file, "--json", "--config", Config);
        Assert.Equal(0, exit);
        Assert.Equal(table.Headers.Count, (int)document["columns"]!);
        Assert.InRange((int)document["guessed"]! / (double)table.Headers.Count, 0.8, 1);
        string draft = Path.Combine(folder, "draft.yaml");
        File.WriteAllText(draft, (string)document["draft"]!);
        Assert.Contains($"  format: {format}\n", File.ReadAllText(draft), StringComparison.Ordinal);
        (int checkedExit, string output) = BridgeProcess.Run("mapping", "check", draft, "--config", Config);
        Assert.True(checkedExit == 0, output);
    }

    // Names stand in many rows each, and are somebody's all the same; a rare cell tells who it is about.
    [Fact]
    public void Profile_OfNamesAndRareCells_ShowsNone()
    {
        string file = Path.Combine(folder, "people.csv");
        string page = Path.Combine(folder, "people.html");
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => $"P{row},Fernsby,{(row == 7 ? "Rarely said" : "Often said")},12/03/2014,The child lives with an aunt\n"));
        File.WriteAllText(file, "Person ID,Surname,Kind,DOB,Case history\n" + rows);
        string text = Run("profile", file, "--html", page) + Run("profile", file, "--json") + File.ReadAllText(page) + Run("mapping", "new", file);
        Assert.Contains("Often said", text, StringComparison.Ordinal);
        foreach (string hidden in (string[])["Fernsby", "Rarely said", "12/03/2014", "aunt", "P17"])
        {
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Profile_AsAPage_LoadsNothingAndEscapes()
    {
        string file = Path.Combine(folder, "odd.csv");
        string page = Path.Combine(folder, "odd.html");
        File.WriteAllText(file, "\"<script>alert(1)</script>\",Kind\n" + string.Concat(Enumerable.Repeat("1,<b>bold</b>\n", 6)));
        Run("profile", file, "--html", page);
        string html = File.ReadAllText(page);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void New_Draft_IsCheckedWithoutAnError()
    {
        string draft = Path.Combine(folder, "crime.yaml");
        string said = Run("mapping", "new", Extract("northshire-police", "NSP_CRIME_2026-03-31.csv"), "--name", "northshire-police/crime", "--out", draft, "--config", Config);
        Assert.Contains("of 24 columns guessed", said, StringComparison.Ordinal);
        (int exit, string output) = BridgeProcess.Run("mapping", "check", draft, "--config", Config);
        Assert.Contains("0 errors", output, StringComparison.Ordinal);
        Assert.Equal(0, exit);
        (exit, output) = BridgeProcess.Run("mapping", "new", Extract("northshire-police", "NSP_CRIME_2026-03-31.csv"), "--out", draft);
        Assert.Equal(9, exit);
        Assert.Contains("CFG116 error", output, StringComparison.Ordinal);
    }

    private static string Config => Path.Combine(Sample, "bridge.yaml");

    private static string Extract(string agency, string file) => Path.Combine(Sample, "extracts", agency, file);

    private static JsonNode Column(JsonNode document, string name) => document["columns"]!.AsArray().Single(column => (string)column!["column"]! == name)!;

    private static string Run(params string[] arguments)
    {
        (int exit, string output) = BridgeProcess.Run(arguments);
        Assert.True(exit == 0, output);
        return output;
    }
}
