using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>A mapping asks a person; the answer is kept and applied to later deliveries of the same content.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private const string Feed = "northshire-police/crime";
    private readonly SmallArea area = new();

    public ReviewCommandTests()
    {
        area.LeavePoliceAlone();
        new PoliceRows().Add("NS/1", ("Markers", "HSB")).Add("NS/2").Write(area.In("in", SmallArea.Police));
        Assert.Equal(0, area.Run("out").Exit);
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public void Decide_Question_IsAppliedToLaterDeliveriesOfTheSameContent()
    {
        Assert.Equal((0, $"{Feed}  1 open: HSB without a role\n1 open, 0 decided.\n"), Review("list"));
        JsonNode open = Assert.Single(JsonNode.Parse(Review("list", "--json").Output)!["reviews"]!.AsArray())!;
        Assert.Equal(("open", 2, 2), ((string)open["state"]!, (int)open["load"]!, (int)open["line"]!));
        string id = (string)open["review"]!;

        Assert.Equal(2, Review("decide", id, "--decision", "change", "--why", "without a role").Exit);
        Assert.EndsWith("  would be decided: change. Nothing was changed.\n", Review("decide", id, "--decision", "change", "--role", "displayed", "--why", "looked up", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Equal((0, $"{id}  {Feed}: HSB without a role\n  decided: change, by load 4.\n"), Review("decide", id[..8], "--decision", "change", "--role", "displayed", "--why", "the force looked it up"));
        Assert.Contains($"  decide  review {id}  done of ", BridgeProcess.Run("audit", "show", "--config", area.Config).Output, StringComparison.Ordinal);
        Assert.Matches(@"  change by [A-Za-z0-9._-]+, 2026-04-20 01:00:00Z\n", Review("show", id).Output);
        Assert.Equal(
            (14, """
            STO455 error
              Found:    0 reviews whose id begins like this
              Expected: one review that 'bridge review list' names, by its id or by four or more of its first characters
              Fix:      correct the id

            """),
            Review("show", "zzzz"));

        new PoliceRows().Add("NS/1", ("Markers", "HSB")).Add("NS/3").Write(area.In("in", "NSP_CRIME_2026-04-15.csv"));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Equal((0, "0 open, 0 decided.\n"), Review("list"));
        new PoliceRows().Add("NS/1", ("Markers", "HSB"), ("Vic Sex", "M")).Write(area.In("in", "NSP_CRIME_2026-04-16.csv"));
        Assert.Equal(0, area.Run("out").Exit);
        Assert.Equal((0, $"{Feed}  1 open: HSB without a role\n1 open, 0 decided.\n"), Review("list"));
    }

    private (int Exit, string Output) Review(string command, params string[] more) =>
        BridgeProcess.Run(["review", command, "--config", area.Config, "--out", area.In("out"), .. more]);
}
