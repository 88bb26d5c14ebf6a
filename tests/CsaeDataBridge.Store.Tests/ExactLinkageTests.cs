using CsaeDataBridge.Linkage;

namespace CsaeDataBridge.Store.Tests;

public sealed class ExactLinkageTests
{
    private static readonly DateOnly Born = new(2011, 5, 17);

    [Theory]
    [InlineData("9434765919", "943 476 5919", true)]
    [InlineData("9434765919", "943-476-5919", true)]
    [InlineData("9434765918", "9434765918", false)]
    [InlineData("0000000000", "0000000000", false)]
    [InlineData("943476591", "943476591", false)]
    public void Run_NhsNumber_LinksWhenItIsValid(string one, string other, bool links) =>
        Assert.Equal(links ? 2 : 0, Linked(new TestPerson("p1", Nhs: one), new TestPerson("p2", Nhs: other)).Counts.Linked);

    [Theory]
    [InlineData("verified", true)]
    [InlineData("not_recorded", true)]
    [InlineData(null, true)]
    [InlineData("not_traced", false)]
    [InlineData("unknown", false)]
    public void Run_NhsNumberStatus_LinksUnlessNotVerified(string? status, bool links) =>
        Assert.Equal(links ? 2 : 0, Linked(new TestPerson("p1", Nhs: "9434765919", NhsStatus: status), new TestPerson("p2", Nhs: "9434765919")).Counts.Linked);

    [Fact]
    public void Run_Upn_LinksWithTheSameBirthDateAlone()
    {
        Assert.Equal(2, Linked(new TestPerson("p1", Upn: "H801200001001", Born: Born), new TestPerson("p2", Upn: "h801200001001", Born: Born)).Counts.Linked);
        Assert.Equal(0, Linked(new TestPerson("p1", Upn: "H801200001001", Born: Born), new TestPerson("p2", Upn: "H801200001001", Born: Born.AddDays(1))).Counts.Linked);
        Assert.Equal(0, Linked(new TestPerson("p1", Upn: "H801200001001"), new TestPerson("p2", Upn: "H801200001001")).Counts.Linked);
        Assert.Equal(0, Linked(new TestPerson("p1", Upn: "A801200001001", Born: Born), new TestPerson("p2", Upn: "A801200001001", Born: Born)).Counts.Linked);
    }

    [Fact]
    public void Run_ChainOfIdentifiers_IsOnePersonWithTheSmallestIdAsKey()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Load(store, new TestPerson("p1", Nhs: "9434765919"), new TestPerson("p2", Nhs: "9434765919", Upn: "H801200001001", Born: Born), new TestPerson("p3", Upn: "H801200001001", Born: Born), new TestPerson("p4"));

        LinkageResult result = ExactLinkage.Run(store, CancellationToken.None);

        Assert.Equal(new LinkCounts(Persons: 4, Keys: 2, Linked: 3, Written: 4, Removed: 0), result.Counts);
        Assert.Equal(["true|3"], TestFolder.Rows(store, "SELECT min(person_id) = person_key, count(*) FROM csae.person_link_now GROUP BY person_key HAVING count(*) > 1").Select(row => row.ToLowerInvariant()));
        Assert.Equal(["1|exact-2"], TestFolder.Rows(store, "SELECT DISTINCT probability, linkage_version FROM csae.person_link_now"));
    }

    [Fact]
    public void Run_UpnBetweenTwoNhsNumbers_LinksNobodyAndSaysSo()
    {
        LinkageResult result = Linked(
            new TestPerson("p1", Nhs: "9434765919", Upn: "H801200001001", Born: Born),
            new TestPerson("p2", Nhs: "9434765870", Upn: "H801200001001", Born: Born));

        Assert.Equal(0, result.Counts.Linked);
        Assert.Equal(1, result.Conflicts);
    }

    [Fact]
    public void Run_SecondTime_WritesNothing()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Load(store, new TestPerson("p1", Nhs: "9434765919"), new TestPerson("p2", Nhs: "9434765919"));
        Assert.Equal(2, ExactLinkage.Run(store, CancellationToken.None).Counts.Written);
        string before = store.ContentHash();

        Assert.Equal(new LinkCounts(2, 1, 2, 0, 0), ExactLinkage.Run(store, CancellationToken.None).Counts);
        Assert.Equal(before, store.ContentHash());
    }

    [Fact]
    public void Run_CorrectedNumber_TakesTheLinkBack()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Load(store, new TestPerson("p1", Nhs: "9434765919"), new TestPerson("p2", Nhs: "9434765919"));
        ExactLinkage.Run(store, CancellationToken.None);

        new TestDelivery { AsOf = new(2026, 2, 28), Events = [new("e2")], Persons = [new("p2", Nhs: "9434765870")] }.MergeInto(store);
        LinkageResult result = ExactLinkage.Run(store, CancellationToken.None);

        Assert.Equal(0, result.Counts.Linked);
        Assert.Equal(2, result.Counts.Keys);
        Assert.Equal(1, result.Counts.Written);
    }

    private static LinkageResult Linked(params TestPerson[] persons)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Load(store, persons);
        return ExactLinkage.Run(store, CancellationToken.None);
    }

    private static void Load(BridgeStore store, params TestPerson[] persons) =>
        new TestDelivery { Events = [new("e1")], Persons = persons }.MergeInto(store);
}
