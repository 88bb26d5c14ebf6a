using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge agreement refusal</c> and the register of decisions not to share.</summary>
public sealed class AgreementRefusalTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Refusals_RecordedReplacedAndWithdrawn_StandInTheRegisterAndTheAudit()
    {
        Assert.Equal((0, "ISA-NS-0007/1: a decision not to share, signed by eastmoor-dpo for eastmoor, for review by 2026-10-01. Nothing was written\n"), Record("eastmoor-dpo", "--dry-run"));
        Assert.Equal((0, "ISA-NS-0007/1: a decision not to share, signed by eastmoor-dpo for eastmoor, for review by 2026-10-01\n"), Record("eastmoor-dpo"));
        Assert.Equal((0, "ISA-NS-0007/2: a decision not to share, signed by police-chief for northshire-police, for review by 2026-10-01; it takes the place of ISA-NS-0007/1\n"), Record("police-chief", "--replaces", "1"));
        Assert.Equal(0, Record("eastmoor-dpo").Exit);
        Assert.Equal((0, "ISA-NS-0007/3: withdrawn, signed by eastmoor-siro for eastmoor\n"), Bridge("withdraw", "eastmoor-siro", "3", "--reason", "asked by mistake"));
        Assert.Equal(
            """
            ISA-NS-0007/1: replaced by ISA-NS-0007/2, review by 2026-10-01, decided by eastmoor-dpo (caldicott or dpo, duty dpo) for Eastmoor Council
            ISA-NS-0007/2: stands, review by 2026-10-01, decided by police-chief (chief officer) for Northshire Police
            ISA-NS-0007/3: withdrawn on 2026-04-20 by eastmoor-siro: asked by mistake, review by 2026-10-01, decided by eastmoor-dpo (caldicott or dpo, duty dpo) for Eastmoor Council

            """,
            BridgeProcess.Run("agreement", "refusal", "list", "--config", area.Config).Output);
        (int exit, JsonNode overdue) = BridgeProcess.Json("agreement", "refusal", "list", "--config", area.Config, "--overdue", "--as-of", "2026-10-02", "--json");
        Assert.Equal((0, "ISA-NS-0007/2"), (exit, (string)overdue["refusals"]!.AsArray().Single()!["refusal"]!));

        Assert.Equal(0, BridgeProcess.Run("agreement", "register", "--config", area.Config, "--to", area.In("register"), "--as-of", "2026-10-11").Exit);
        Snapshot.Matches(File.ReadAllText(area.In("register", "refusal-register.csv")), "csv");
        Assert.Contains("<h1>Register of decisions not to share</h1>", File.ReadAllText(area.In("register", "refusal-register.html")), StringComparison.Ordinal);

        string[] actions = [.. BridgeProcess.Run("audit", "show", "--config", area.Config).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split("  ", StringSplitOptions.RemoveEmptyEntries)[3..6]))];
        Assert.Equal(
            [
                "refuse ISA-NS-0007 begun", "refuse ISA-NS-0007 done of 1", "refuse ISA-NS-0007 begun", "refuse ISA-NS-0007 done of 3",
                "refuse ISA-NS-0007 begun", "refuse ISA-NS-0007 done of 5", "withdraw_refusal ISA-NS-0007 begun", "withdraw_refusal ISA-NS-0007 done of 7",
            ],
            actions);
    }

    [Fact]
    public void Record_WithoutAReviewOrWithAnIdentifier_IsRefused()
    {
        (int exit, string output) = Bridge("record", "eastmoor-dpo", "--asked-by", "Home Office", "--what", "addresses", "--purpose", "P1", "--reason", "no basis");
        Assert.Equal((2, true), (exit, output.Contains("Option '--review-by' is required.", StringComparison.Ordinal)));
        (exit, output) = Bridge("record", "eastmoor-dpo", "--asked-by", "Home Office", "--what", "the record of 943 476 5919", "--purpose", "P1", "--reason", "no basis", "--review-by", "2026-10-01");
        Assert.Equal(
            (12, """
                AGR634 error  ISA-NS-0007.yaml, "what"
                  Found:    a number of seven digits or more
                  Expected: words of at most 300 characters without a date of a day, a postcode, or a number of seven digits or more
                  Fix:      write it in other words: the register is about decisions and never about a person

                """),
            (exit, output));
        Assert.False(Directory.Exists(area.In("out", "audit")));
    }

    private (int Exit, string Output) Record(string person, params string[] more) =>
        Bridge("record", person, ["--asked-by", "Home Office", "--what", "addresses of children who were exploited", "--purpose", "immigration_enforcement", "--reason", "clause 2: the agreement forbids the purpose", "--review-by", "2026-10-01", .. more]);

    private (int Exit, string Output) Bridge(string what, string person, params string[] more) =>
        BridgeProcess.Run(["agreement", "refusal", what, "ISA-NS-0007", .. more, .. ReleaseDeployment.Key(area.Config, person), "--config", area.Config]);
}
