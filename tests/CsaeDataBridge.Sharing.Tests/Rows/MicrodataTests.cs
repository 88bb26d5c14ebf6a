using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Rows about people that nobody stands out in, over made-up people, held against a reader who has all that was sent.</summary>
public sealed class MicrodataTests
{
    private const int DataSets = 1_000;
    private static readonly string[] Columns = ["age_band", "sex", "month", "offence_group"];
    private static readonly KeyValuePair<string, string>[] Ladder = [new("month", "quarter"), new("month", "year")];
    private static readonly MicrodataRule Rule = new(8, ["age_band", "sex", "month"], 2, ["offence_group"], Ladder, true, 0.5m);

    /// <summary>Each data set is sent four times, in the next quarters of the same people or in the same quarter corrected; the reader joins all four.</summary>
    [Fact]
    public void Protect_ThousandDataSetsWithPseudonyms_HaveNoClassThatStandsOut()
    {
        int shown = 0;
        int coarse = 0;
        int refused = 0;
        var breaches = new List<string>();
        for (int seed = 0; seed < DataSets; seed++)
        {
            var random = new Random(seed);
            var sent = new List<IReadOnlyList<PersonRow>>();
            List<PersonRow> rows = People(random, random.Next(20, 400), 0);
            for (int package = 0; package < 4; package++)
            {
                if (Linked(sent).Protect(rows) is { } safe)
                {
                    sent.Add(safe.Rows);
                    shown += safe.Rows.Count;
                    coarse += safe.Steps > 0 ? 1 : 0;
                }
                else
                {
                    refused++;
                }

                rows = random.Next(2) == 0 ? Corrected(random, rows) : People(random, random.Next(20, 400), package + 1);
            }

            breaches.AddRange(JoinedReader.Breaches(sent, 8, 2).Select(breach => $"data set {seed}: {breach}"));
        }

        Assert.True(breaches.Count == 0, $"{breaches.Count} breaches\n{string.Join('\n', breaches.Take(20))}");
        Assert.True(shown > 100 * DataSets && coarse > DataSets / 10 && refused > DataSets / 20, $"{shown} rows, {coarse} coarser, {refused} refused");
    }

    [Fact]
    public void Protect_ThousandDataSetsWithoutPseudonyms_HaveNoClassThatStandsOut()
    {
        int shown = 0;
        for (int seed = 0; seed < DataSets; seed++)
        {
            var random = new Random(seed);
            ProtectedRows? safe = new Microdata(Columns, Rule, linked: false, new Dictionary<string, PersonHistory>()).Protect(People(random, random.Next(20, 400), 0));
            shown += safe?.Rows.Count ?? 0;
            Assert.All((safe?.Rows ?? []).GroupBy(row => (row.Values[0], row.Values[1], row.Values[2])), alike =>
            {
                string[][] people = [.. alike.GroupBy(row => row.Person).Select(person => person.Select(row => row.Values[3]).Distinct().ToArray())];
                Assert.True(people.Length >= 8, $"data set {seed}: {people.Length} people");
                Assert.True(people.SelectMany(values => values).Distinct().Count() >= 2, $"data set {seed}: one value");
                Assert.DoesNotContain(people[0], value => people.All(values => values.Contains(value)));
            });
        }

        Assert.True(shown > 100 * DataSets, $"{shown} rows");
    }

    [Fact]
    public void Protect_OnePersonMissingNextTime_TakesTheOthersWithThem()
    {
        PersonRow[] first = [.. Enumerable.Range(0, 10).Select(person => Row($"p{person}", "0-12", "female", "2025-04", person % 2 == 0 ? "csa" : "cse"))];
        ProtectedRows safe = Linked([]).Protect(first)!;
        Assert.Equal((10, 0, 0), (safe.Rows.Count, safe.Steps, safe.LeftOut));
        MicrodataRule any = Rule with { RefuseIfSuppressedOver = null };
        ProtectedRows next = Linked([safe.Rows], any).Protect(first[1..])!;
        Assert.Equal((0, 9), (next.Rows.Count, next.LeftOut));
        Assert.Equal(10, Linked([safe.Rows], any).Protect(first)!.Rows.Count);
    }

    [Fact]
    public void Protect_MoreLeftOutThanTheClauseAllows_GoesNowhere()
    {
        PersonRow[] rows = [.. Enumerable.Range(0, 7).Select(person => Row($"p{person}", "0-12", "male", "2025-05", person % 2 == 0 ? "csa" : "cse"))];
        Assert.Null(Linked([]).Protect(rows));
        Assert.Equal(7, Linked([], Rule with { RefuseIfSuppressedOver = null }).Protect(rows)!.LeftOut);
        Assert.Null(Linked([], Rule with { RefuseIfSuppressedOver = null, SuppressPerson = false }).Protect(rows));
    }

    [Theory]
    [InlineData("2025-04", "quarter", "2025-Q2")]
    [InlineData("2025-12", "quarter", "2025-Q4")]
    [InlineData("2025-Q2", "quarter", "2025-Q2")]
    [InlineData("2025-Q2", "year", "2025")]
    [InlineData("2025-01", "year", "2025")]
    [InlineData("unknown", "year", "unknown")]
    [InlineData("female", "all", "all")]
    public void Of_AStep_MakesItCoarser(string value, string step, string expected) =>
        Assert.Equal(expected, CoarseValue.Of(value, "month", [new("month", step), new("sex", "all")]));

    private static Microdata Linked(IReadOnlyList<IReadOnlyList<PersonRow>> sent, MicrodataRule? rule = null)
    {
        var plain = new Microdata(Columns, rule ?? Rule, linked: true, new Dictionary<string, PersonHistory>());
        return new Microdata(Columns, rule ?? Rule, linked: true, RowHistory.Of(plain, sent));
    }

    // A few people have several rows; some cells are crowded and some are not.
    private static List<PersonRow> People(Random random, int people, int quarter)
    {
        int months = random.Next(1, 4);
        int offences = random.Next(1, 4);
        var rows = new List<PersonRow>();
        for (int person = 0; person < people; person++)
        {
            for (int left = random.Next(12) == 0 ? random.Next(2, 4) : 1; left > 0; left--)
            {
                int month = (quarter * 3) + random.Next(months);
                rows.Add(Row(
                    $"p{random.Next(people)}",
                    new[] { "0-12", "13-15", "16-17" }[random.Next(random.Next(1, 4))],
                    random.Next(8) == 0 ? "male" : "female",
                    FormattableString.Invariant($"{2025 + (month / 12)}-{(month % 12) + 1:D2}"),
                    new[] { "csa", "cse", "hsb" }[random.Next(offences)]));
            }
        }

        return rows;
    }

    private static List<PersonRow> Corrected(Random random, List<PersonRow> rows) =>
        [.. rows.Where(_ => random.Next(40) != 0).Select(row => random.Next(40) == 0 ? row with { Values = [row.Values[0], row.Values[1], row.Values[2], "cse"] } : row)];

    private static PersonRow Row(string person, params string[] values) => new(person, person, values);
}
