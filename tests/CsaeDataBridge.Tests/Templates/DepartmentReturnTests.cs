using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>The templates of the department's returns over files that others published: every row has one fate, and factors and categories are those that another, simple reading finds.</summary>
public sealed partial class DepartmentReturnTests
{
    // The names under which the census files are delivered, in their order; two of them are the same file.
    private static Dictionary<string, string> Census => Directory.GetFiles(Path.Combine(RepositoryRoot.Suites!, "cin-census"), "*.xml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .DistinctBy(File.ReadAllText)
        .Select((file, index) => (file, index))
        .ToDictionary(pair => $"CIN_2026-03-{pair.index + 1:D2}.xml", pair => pair.file);

    [SuiteFact("cin-census")]
    public void Assessments_OfEveryCensusFile_HaveTheFactorsThatAnotherReadingFinds() =>
        Census_Part("cin-census-assessments", "Assessments", "AssessmentActualStartDate", "factors", record => string.Join('|', record.Descendants("AssessmentFactors").Select(factor => factor.Value).Where(code => Factor().IsMatch(code)).Distinct().Order(StringComparer.Ordinal)));

    [SuiteFact("cin-census")]
    public void Plans_OfEveryCensusFile_HaveTheCategoriesThatAnotherReadingFinds() =>
        Census_Part("cin-census-plans", "ChildProtectionPlans", "CPPstartDate", "category", record => record.Element("LatestCategoryOfAbuse")?.Value switch { "PHY" => "physical", "SAB" => "sexual", "NEG" => "neglect", "EMO" => "emotional", "MUL" => "multiple", _ => "" });

    [SuiteFact("cin-census")]
    public void Referrals_OfEveryCensusFile_HaveTheDaysThatAnotherReadingFinds() =>
        Census_Part("cin-census-referrals", "CINdetails", "CINreferralDate", "day", record => record.Element("CINreferralDate")?.Value ?? "");

    [SuiteFact("cin-census")]
    public void Enquiries_OfEveryCensusFile_HaveTheDaysThatAnotherReadingFinds() =>
        Census_Part("cin-census-enquiries", "Section47", "S47ActualStartDate", "day", record => record.Element("S47ActualStartDate")?.Value ?? "");

    [SuiteFact("cin-census")]
    public void Census_UnderAYearsSchema_LoadsWhatFollowsItAndRefusesTheRest()
    {
        string schema = Path.Combine(RepositoryRoot.Suites!, "cin-census", "xsd", "CIN_schema_2022.xsd");
        using var area = new TemplateArea(new Template("cin-census-referrals"), Census, schema);
        (IReadOnlyList<FeedOutcome> outcomes, BridgeStore store) = area.Run();
        using (store)
        {
            string[] loaded = [.. outcomes.Where(outcome => outcome.Status == FeedStatus.Loaded).Select(outcome => Path.GetFileName(Census[outcome.File]))];
            Assert.Equal(["fake_CIN_data.xml", "cin-2022.xml"], loaded);
            Assert.All(outcomes.Where(outcome => outcome.Status != FeedStatus.Loaded), outcome => Assert.Equal("EXT215", Assert.Single(outcome.Issues).Code));
        }
    }

    [SuiteFact("ssda903")]
    public void Episodes_OfThePublishedReturn_SayWhoWasLookedAfter()
    {
        (FeedOutcome outcome, IReadOnlyDictionary<string, long> rows, string[][] read) = LookedAfter("ssda903-episodes", "episodes.csv", "episodes_2026-03-31.csv");
        Assert.Equal(read.Length, outcome.Read);
        Assert.Equal(0, outcome.Held);
        Assert.Equal(read.Select(row => (row[0], row[1])).Distinct().Count(), rows["event"]);
        Assert.Equal(read.Where(row => row[3] is not ("V3" or "V4" or "")).Select(row => (row[0], row[1])).Distinct().Count(), rows["factor"]);
        Assert.Equal(read.Select(row => row[0]).Distinct().Count(), rows["person"]);
        Assert.Equal(0, rows["concern"]);
    }

    [SuiteFact("ssda903")]
    public void Missing_OfThePublishedReturn_IsToldFromAway()
    {
        (FeedOutcome outcome, IReadOnlyDictionary<string, long> rows, string[][] read) = LookedAfter("ssda903-missing", "missing.csv", "missing_2026-03-31.csv");
        Assert.Equal((read.Length, 0), (outcome.Read, outcome.Held));
        Assert.Equal(read.Length, rows["event"]);
        Assert.Equal(read.Length + read.Count(row => row[2] == "M"), rows["factor"]);
        Assert.Equal(0, rows["concern"]);
    }

    [SuiteFact("ssda903")]
    public void Header_OfThePublishedReturn_SaysWhoEachChildIs()
    {
        (FeedOutcome outcome, IReadOnlyDictionary<string, long> rows, string[][] read) = LookedAfter("ssda903-header", "header.csv", "header_2026-03-31.csv");
        Assert.Equal((read.Length, 0), (outcome.Read, outcome.Held));
        Assert.Equal((read.Length, read.Length, read.Length), (rows["event"], rows["person"], rows["factor"]));
        Assert.Equal(0, rows["concern"]);
    }

    [SuiteFact("ssda903")]
    public void Strengths_OfThePublishedReturn_HaveAScoreWhereOneWasTaken()
    {
        (FeedOutcome outcome, IReadOnlyDictionary<string, long> rows, string[][] read) = LookedAfter("ssda903-oc2", "oc2.csv", "oc2_2026-03-31.csv");
        Assert.Equal((read.Length, 0), (outcome.Read, outcome.Held));
        Assert.Equal(read.Count(row => row[2].Length > 0), rows["outcome"]);
        Assert.Equal(read.Length, rows["event"]);
        Assert.Equal(0, rows["concern"]);
    }

    [SuiteFact("annex-a")]
    public void Lists_OfThePublishedWorkbook_LoadEveryRow()
    {
        string workbook = Path.Combine(RepositoryRoot.Suites!, "annex-a", "Annex_A.xlsx");
        foreach ((string kind, int list) in ((string, int)[])[("annex-a-contacts", 1), ("annex-a-referrals", 3), ("annex-a-assessments", 4), ("annex-a-enquiries", 5), ("annex-a-children-in-need", 6), ("annex-a-plans", 7), ("annex-a-looked-after", 8)])
        {
            using var area = new TemplateArea(new Template(kind), new Dictionary<string, string> { ["Annex_A_2026-03-31.xlsx"] = workbook });
            (IReadOnlyList<FeedOutcome> outcomes, BridgeStore store) = area.Run();
            using (store)
            {
                FeedOutcome outcome = Assert.Single(outcomes);
                Assert.True(outcome.Status == FeedStatus.Loaded, string.Join('\n', outcome.Issues));
                Assert.Equal(SheetRows(workbook, list), outcome.Read);
                Assert.True(outcome.Held == 0, $"{kind}: {string.Join(", ", store.Quarantine().Select(held => $"{held.Line} {held.Code} {held.Field}"))}");
            }
        }
    }

    // Rows that the program holds are left out of the comparison: there are few, and their codes say why.
    private static void Census_Part(string kind, string element, string start, string fact, Func<XElement, string> says)
    {
        using var area = new TemplateArea(new Template(kind), Census);
        (IReadOnlyList<FeedOutcome> outcomes, BridgeStore opened) = area.Run();
        using BridgeStore store = opened;
        Dictionary<int, string> files = store.Loads().ToDictionary(load => load.LoadId, load => load.File);
        HashSet<(string, long)> held = [.. store.Quarantine().Select(row => (files[row.LoadId], row.Line))];
        var expected = new Dictionary<(string, string), string>();
        int records = 0;
        foreach (FeedOutcome outcome in outcomes)
        {
            // A check pauses a file without any row of the part: there is nothing to load.
            XElement[] read = [.. XDocument.Load(Census[outcome.File], LoadOptions.SetLineInfo).Descendants(element)];
            Assert.Equal(read.Length == 0 ? FeedStatus.Paused : FeedStatus.Loaded, outcome.Status);
            Assert.Equal(read.Length, outcome.Read);
            Assert.Equal(outcome.Read, outcome.Mapped + outcome.Duplicate + outcome.Excluded + outcome.Held);
            records += read.Length;
            foreach (XElement record in read.Where(record => !held.Contains((outcome.File, ((IXmlLineInfo)record).LineNumber))))
            {
                string child = record.AncestorsAndSelf("Child").First().Element("ChildIdentifiers")!.Element("LAchildID")!.Value;
                expected[(child, record.Element(start)!.Value)] = says(record);
            }
        }

        Assert.NotEqual(0, records);
        Assert.InRange(held.Count, 0, records / 4);
        Assert.Equal(
            expected.Values.Where(value => value.Length > 0).Order(StringComparer.Ordinal),
            SyntheticContent.Facts(store).Where(known => known.Fact == fact).Select(known => known.Value).Order(StringComparer.Ordinal));
    }

    private static (FeedOutcome Outcome, IReadOnlyDictionary<string, long> Rows, string[][] Read) LookedAfter(string kind, string file, string name)
    {
        string path = Path.Combine(RepositoryRoot.Suites!, "ssda903", file);
        using var area = new TemplateArea(new Template(kind), new Dictionary<string, string> { [name] = path });
        (IReadOnlyList<FeedOutcome> outcomes, BridgeStore store) = area.Run();
        using (store)
        {
            FeedOutcome outcome = Assert.Single(outcomes);
            Assert.True(outcome.Status == FeedStatus.Loaded, string.Join('\n', outcome.Issues));
            return (outcome, store.CurrentRows(), [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))]);
        }
    }

    private static int SheetRows(string workbook, int list)
    {
        using ZipArchive archive = ZipFile.OpenRead(workbook);
        using Stream sheet = archive.GetEntry($"xl/worksheets/sheet{list}.xml")!.Open();
        return XDocument.Load(sheet).Descendants().Count(element => element.Name.LocalName == "row" && element.Descendants().Any(cell => cell.Name.LocalName == "v" && cell.Value.Length > 0)) - 1;
    }

    [GeneratedRegex("^([1-8][A-F]|(9|1[0-7])A|18[ABC]|19[ABC]|2[0-1]|2[2-4]A)$")]
    private static partial Regex Factor();
}
