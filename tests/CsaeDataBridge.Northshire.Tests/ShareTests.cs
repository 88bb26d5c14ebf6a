namespace CsaeDataBridge.Tests;

/// <summary>
/// The main shares of what the generator makes, against the facts that it is to follow. A share with a source is one that a publication gives;
/// one marked as a choice is not: no public figure was found, so that it only may not drift.
/// </summary>
public sealed class ShareTests(GeneratedArea area) : IClassFixture<GeneratedArea>
{
    private const string Choice = "a choice of the generator; no public figure was found";

    private static readonly Dictionary<string, (string Source, double Percent, double Tolerance, Func<GeneratedArea, (double Part, double Whole)> Count)> Shares = new()
    {
        ["suspects aged 10 to 17"] = ("Hydrant Programme, 2023 return of 44 forces: 48% of suspects", 48, 3, area => Part(area.PoliceRows.Where(row => row["Sus Age"].Length > 0), row => int.Parse(row["Sus Age"], System.Globalization.CultureInfo.InvariantCulture) < 18)),
        ["suspects without an ethnicity"] = ("Casey audit, June 2025: missing for about two-thirds of suspects", 66.7, 4, area => Part(area.PoliceRows, row => row["Sus Ethnicity Obs"].Length == 0)),
        ["exploitation recorded in another council than home"] = ("reviews that reports start from: a third of exploitation happens in another borough than home", 33, 4, area => Part(area.Crimes.Where(pair => True(area, pair.Row)["harm"] == "cse" && pair.Row["harm"] == "cse"), pair => pair.Crime["area"] != True(area, pair.Row)["area"])),
        ["offences whose wording fits the victim"] = ("titles of the Ministry of Justice's open offence file", 99, 1, area => Part(area.Crimes.Where(pair => pair.Crime["about"].Length > 0), pair => Fits(pair.Crime["offence"], True(area, pair.Row)["sex"] == "female", GeneratedArea.Years(True(area, pair.Row)["born"], pair.Crime["occurred"])))),
        ["children known with abuse, of all"] = ("prevalence estimates of 7% to 24% by source: far fewer are known than harmed", 2, 1, area => (area.Harmed.Count(person => person["agencies"].Length > 0), area.Population.Where(row => row["year"] == "2024").Sum(row => double.Parse(row["persons"], System.Globalization.CultureInfo.InvariantCulture)))),

        ["images, of sexual offences without exploitation"] = (Choice, 17, 4, area => Part(area.Crimes.Where(pair => pair.Crime["about"].Length > 0 && !pair.Crime["offence"].StartsWith("071", StringComparison.Ordinal)), pair => pair.Crime["about"] == "images")),
        ["exploitation, of concerns"] = (Choice, 27, 3, area => Part(area.Concerned, person => person["harm"] == "cse")),
        ["harmful sexual behaviour, of concerns"] = (Choice, 15, 3, area => Part(area.Concerned, person => person["harm"] == "hsb")),
        ["confirmed abuse"] = (Choice, 25, 3, area => Part(area.Concerned.Where(person => person["harm"] == "csa"), person => person["status"] == "confirmed")),
        ["suspected abuse"] = (Choice, 65, 4, area => Part(area.Concerned.Where(person => person["harm"] == "csa"), person => person["status"] == "suspected")),
        ["at risk of exploitation"] = (Choice, 40, 5, area => Part(area.Concerned.Where(person => person["harm"] == "cse"), person => person["status"] == "at_risk")),
        ["girls, of the harmed"] = (Choice, 78, 3, area => Part(area.Harmed, person => person["sex"] == "female")),
        ["boys, of those displaying"] = (Choice, 90, 4, area => Part(area.Concerned.Where(person => person["role"] == "displayed"), person => person["sex"] == "male")),
        ["under 13"] = (Choice, 22, 3, area => Part(area.Harmed, person => Age(person) < 13)),
        ["13 to 15"] = (Choice, 48, 4, area => Part(area.Harmed, person => Age(person) is >= 13 and < 16)),
        ["16 to 17"] = (Choice, 30, 4, area => Part(area.Harmed, person => Age(person) is 16 or 17)),
        ["within the family, of abuse"] = (Choice, 40, 4, area => Part(area.Concerned.Where(person => person["harm"] == "csa"), person => person["setting"] == "intrafamilial")),
        ["online, of the harmed"] = (Choice, 30, 4, area => Part(area.Harmed, person => person["setting"] == "online")),
        ["by another child, of abuse"] = (Choice, 15, 3, area => Part(area.Concerned.Where(person => person["harm"] == "csa"), person => person["setting"] == "peer")),
        ["known to two agencies or more, of the harmed"] = (Choice, 71, 4, area => Part(area.Harmed, person => Agencies(person) > 1)),
        ["known to none, of the harmed"] = (Choice, 4, 2, area => Part(area.Harmed, person => Agencies(person) == 0)),
        ["victims who did not state their ethnicity"] = (Choice, 4, 2, area => Part(area.PoliceRows, row => row["Vic SDE"] == "NS")),
        ["victims without an ethnicity"] = (Choice, 10, 2, area => Part(area.PoliceRows, row => row["Vic SDE"].Length == 0)),
    };

    public static TheoryData<string> Names => [.. Shares.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_Share_IsAsStated(string share)
    {
        (string source, double percent, double tolerance, Func<GeneratedArea, (double Part, double Whole)> count) = Shares[share];
        (double part, double whole) = count(area);
        Assert.True(whole > 300, $"{share}: too few to tell, {whole}");
        Assert.True(Math.Abs((100 * part / whole) - percent) <= tolerance, $"{share}: {100 * part / whole:0.0}% of {whole}, expected {percent}% within {tolerance} ({source})");
    }

    /// <summary>The harmed are known to none, to one and so on to six of the agencies: their number is what overlap and pathways are drawn from.</summary>
    [Fact]
    public void Write_People_AreKnownToNoneToSixAgencies() =>
        Assert.Superset(Enumerable.Range(0, 7).ToHashSet(), area.Harmed.Select(Agencies).ToHashSet());

    /// <summary>What is done to adults is no child sexual abuse: who states it is one on that day, and so is everybody in adult safeguarding.</summary>
    [Fact]
    public void Write_AdultsAndWhatWasDoneToThem_AreOfAge()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. area.Rows.Where(row => row["fate"] != "held" && (row["harm"] == "unspecified" || row["feed"] == "northshire-adults/safeguarding"))];
        Assert.True(rows.Length > 200);
        Assert.All(rows, row => Assert.True(GeneratedArea.Years(True(area, row)["born"], row["day"]) >= 18));
    }

    /// <summary>The child house sees children: who came as one turned 18 at most in the weeks between.</summary>
    [Fact]
    public void Write_VisitsToTheChildHouse_AreOfThoseWhoWereChildren()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. area.Rows.Where(row => row["feed"] == "northshire-hub/visits" && row["fate"] == "mapped")];
        Assert.True(rows.Length > 150);
        Assert.All(rows, row => Assert.InRange(GeneratedArea.Years(True(area, row)["born"], row["day"]), 0, 18));
        Assert.Equal(["", "at_risk", "suspected"], rows.Select(row => row["status"]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A mental health service sees what was done to children and what children do, and mostly other things.</summary>
    [Fact]
    public void Write_EpisodesOfTheMentalHealthService_StateEveryHarmAndNone()
    {
        IReadOnlyDictionary<string, string>[] rows = [.. area.Rows.Where(row => row["feed"] == "northshire-camhs/episodes" && row["fate"] == "mapped")];
        Assert.True(rows.Length > 150);
        Assert.Equal(["", "csa", "cse", "hsb"], rows.Select(row => row["harm"]).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("confirmed", rows.Select(row => row["status"]));
    }

    /// <summary>HSB is no national code of social care, and the centres and one service record what people experienced: a council told an information request that it cannot record HSB.</summary>
    [Fact]
    public void Write_FeedsThatCannotRecordHsb_StateNone()
    {
        string[] cannot = ["eastmoor/cin-assessments", "eastmoor/cin-plans", "westvale/annex-a-assessments", "westvale/annex-a-plans", "southmere/panel", "northshire-sarc/attendances", "northshire-sarc/bundles", "harbour/referrals", "northshire-police/missing", "northshire-isva/clients", "rowan/contacts", "northshire-adults/safeguarding", "northshire-hub/visits"];
        Assert.Empty(area.Rows.Where(row => row["harm"] == "hsb").Select(row => row["feed"]).Intersect(cannot));
        Assert.Equal(["lantern/waiting", "northport/flags", "northshire-camhs/episodes", "northshire-police/crime", "northshire-police/non-crime", "northshire-schools/incidents", "northshire-youth-justice/hsb", "southmere/children", "westvale/contacts"], area.Rows.Where(row => row["harm"] == "hsb").Select(row => row["feed"]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>An attendance or a referral is no finding; only a decision confirms: a plan's category, the level of an assessment, or a flag that says so.</summary>
    [Fact]
    public void Write_Confirmed_IsStatedWhereADecisionIsRecorded() =>
        Assert.Equal(
            ["eastmoor/cin-plans", "northport/flags", "northshire-police/crime", "northshire-police/missing", "northshire-police/non-crime", "northshire-schools/incidents", "northshire-youth-justice/hsb", "westvale/annex-a-plans", "westvale/contacts"],
            area.Rows.Where(row => row["status"] == "confirmed").Select(row => row["feed"]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Factor 11A covers those who may be at risk, so it states no more than that.</summary>
    [Fact]
    public void Write_Factor11A_StatesAtRisk() =>
        Assert.Equal(["at_risk"], area.Rows.Where(row => row["feed"] == "eastmoor/cin-assessments" && row["harm"] == "cse").Select(row => row["status"]).Distinct());

    /// <summary>HSB without a role may mean either child: every row that states it says which.</summary>
    [Fact]
    public void Write_Hsb_HasARole() =>
        Assert.Equal(["both", "displayed"], area.Rows.Where(row => row["harm"] == "hsb").Select(row => row["role"]).Distinct().Order(StringComparer.Ordinal));

    // Sex and ages of the titles, by sub-class; images are of any child, and those of class 22 here of 13 and over.
    private static bool Fits(string offence, bool female, int age) => offence switch
    {
        "086/02" => true,
        "071/08" => age >= 13,
        "019/16" or "021/02" or "071/02" => female && age < 13,
        "019/07" => female && age is >= 13 and < 16,
        "071/04" or "088/01" => female && age < 16,
        "071/06" => female && age >= 16,
        "022/02" => female && age >= 13,
        "019/17" or "021/04" or "071/03" => !female && age < 13,
        "019/09" => !female && age is >= 13 and < 16,
        "071/05" or "088/02" => !female && age < 16,
        "071/07" => !female && age >= 16,
        "022/03" => !female && age >= 13,
        _ => false,
    };

    private static (double Part, double Whole) Part<T>(IEnumerable<T> all, Func<T, bool> isPart)
    {
        T[] whole = [.. all];
        return (whole.Count(isPart), whole.Length);
    }

    private static IReadOnlyDictionary<string, string> True(GeneratedArea area, IReadOnlyDictionary<string, string> row) => area.People[row["person"]];

    private static int Age(IReadOnlyDictionary<string, string> person) => GeneratedArea.Years(person["born"], person["since"]);

    private static int Agencies(IReadOnlyDictionary<string, string> person) => person["agencies"].Split('|', StringSplitOptions.RemoveEmptyEntries).Length;
}
