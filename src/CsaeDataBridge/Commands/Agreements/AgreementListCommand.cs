using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Registers;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement list</c>: the agreements of a deployment and what each is on a day.</summary>
internal static class AgreementListCommand
{
    public static Command Create()
    {
        Option<FileInfo> config = CommonOptions.Config();
        Option<string?> asOf = AgreementOptions.AsOf();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List the agreements with what each is on a day: computed from signatures, events and days.") { config, asOf, json };
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration deployment = ConfigurationReader.Read(parsed.GetRequiredValue(config).FullName, null);
            AgreementBundle bundle = deployment.Agreements();
            DateTimeOffset instant = AgreementOptions.Instant(parsed.GetValue(asOf), deployment.Time());
            if (console is null)
            {
                CommandHost.Print(new JsonObject
                {
                    ["day"] = Iso(LondonTime.DayOf(instant)),
                    ["bundle"] = bundle.Hash,
                    ["agreements"] = new JsonArray([.. bundle.Signed.Select(signed => Json(signed, instant))]),
                    ["exitCode"] = ExitCode.Done,
                });
                return ExitCode.Done;
            }

            foreach (SignedAgreement signed in bundle.Signed)
            {
                Agreement agreement = signed.Agreement;
                Console.Out.WriteLine($"{agreement.Id} version {agreement.Version}: {AgreementWords.Status(signed.StatusAt(instant))} on {Iso(LondonTime.DayOf(instant))}");
                Console.Out.WriteLine($"  {agreement.Title}");
                Console.Out.WriteLine($"  in force from {Iso(agreement.EffectiveFrom)} to {Iso(agreement.ExpiresOn)}, review by {Iso(agreement.ReviewBy)} with {agreement.ReviewGraceDays} days of grace for imports");
                Console.Out.WriteLine($"  {agreement.Flows.Count} flows, {agreement.Releases.Count} releases; signed by {signed.SignedBy.Count}, {(signed.Unsigned.Count == 0 ? "nobody is missing" : $"missing {string.Join(", ", signed.Unsigned)}")}");
                foreach (StatusEvent happened in signed.Events)
                {
                    Console.Out.WriteLine($"  {happened.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)} {happened.Change.ToString().ToLowerInvariant()} by {happened.Person}: {happened.Reason}");
                }
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static JsonObject Json(SignedAgreement signed, DateTimeOffset instant) => new()
    {
        ["id"] = signed.Agreement.Id,
        ["version"] = signed.Agreement.Version,
        ["title"] = signed.Agreement.Title,
        ["status"] = signed.StatusAt(instant).ToString(),
        ["effectiveFrom"] = Iso(signed.Agreement.EffectiveFrom),
        ["reviewBy"] = Iso(signed.Agreement.ReviewBy),
        ["expiresOn"] = Iso(signed.Agreement.ExpiresOn),
        ["sha256"] = signed.Agreement.Sha256,
        ["signedBy"] = new JsonArray([.. signed.SignedBy.Order(StringComparer.Ordinal).Select(party => (JsonNode)party)]),
        ["unsigned"] = new JsonArray([.. signed.Unsigned.Select(party => (JsonNode)party)]),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
