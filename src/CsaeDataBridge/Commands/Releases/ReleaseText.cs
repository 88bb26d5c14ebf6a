using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary>A package in words and as JSON.</summary>
internal static class ReleaseText
{
    /// <summary>What became of a package.</summary>
    public static string State(PackageFolder package) => package.Recall is { } recall ? recall.WasSent ? "recalled" : "withdrawn"
        : package.Receipt is not null ? "sent"
        : "prepared";

    /// <summary>Prints what a package is.</summary>
    public static void Print(PackageFolder package)
    {
        ReleaseManifest manifest = package.Manifest;
        Console.Out.WriteLine($"{manifest.Id}: {State(package)}, {manifest.Level} for {manifest.Recipient} under {manifest.Agreement} clause {manifest.Clauses[0]}, purpose {manifest.Purpose}");
        Console.Out.WriteLine($"  manifest {manifest.Sha256()}");
        Console.Out.WriteLine($"  prepared by {manifest.PreparedBy} at {Instant(manifest.PreparedAt)}: {string.Join(", ", manifest.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value.ToString(CultureInfo.InvariantCulture)}"))}");
        Console.Out.WriteLine($"  goes with it: {string.Join(", ", manifest.Obligations)}");
        foreach (FrozenFile file in manifest.Files)
        {
            Console.Out.WriteLine($"  file {file.Name}, {file.Size.ToString(CultureInfo.InvariantCulture)} bytes, {file.Sha256}");
        }

        Print(manifest.Checks);
        foreach (PackageStatement statement in package.Statements().Where(statement => statement.Kind != StatementKind.Prepare))
        {
            Console.Out.WriteLine($"  {(statement.Kind == StatementKind.Approve ? "approved" : "approval taken back")} by {statement.Person} at {Instant(statement.At)}");
        }

        if (package.Receipt is { } receipt)
        {
            Console.Out.WriteLine($"  sent at {Instant(receipt.SentAt)}, sealed {receipt.SealedSha256}, audit record {receipt.Audit.Sequence.ToString(CultureInfo.InvariantCulture)}");
        }

        if (package.Recall is { } recall)
        {
            Console.Out.WriteLine($"  recalled at {Instant(recall.At)}: {recall.Reason}");
            if (recall.MustDo.Length > 0)
            {
                Console.Out.WriteLine($"  {package.Manifest.Recipient} must {recall.MustDo}");
            }
        }
    }

    public static void Print(IEnumerable<PackageCheck> checks)
    {
        foreach (PackageCheck check in checks)
        {
            Console.Out.WriteLine($"  check {check.Name}: {(check.Passed ? "passed" : "FAILED")}, {check.Found}");
        }
    }

    /// <summary>Prints why a package cannot be sent yet.</summary>
    public static void Print(IReadOnlyList<Issue> missing)
    {
        Console.Out.WriteLine(missing.Count == 0 ? "It may be sent." : "It may not be sent yet:");
        foreach (Issue issue in missing)
        {
            Console.Out.WriteLine(issue);
        }
    }

    public static JsonObject Json(PackageFolder package) => new()
    {
        ["id"] = package.Id,
        ["state"] = State(package),
        ["manifestSha256"] = package.Manifest.Sha256(),
        ["manifest"] = JsonNode.Parse(package.Manifest.Bytes()),
        ["statements"] = new JsonArray([.. package.Statements().Select(statement => JsonNode.Parse(statement.Bytes()))]),
        ["receipt"] = package.Receipt is { } receipt ? new JsonObject { ["sentAt"] = Instant(receipt.SentAt), ["sealedSha256"] = receipt.SealedSha256, ["size"] = receipt.Size, ["auditRecord"] = receipt.Audit.Sequence } : null,
        ["recall"] = package.Recall is { } recall ? new JsonObject { ["at"] = Instant(recall.At), ["reason"] = recall.Reason, ["mustDo"] = recall.MustDo, ["account"] = recall.Account } : null,
    };

    public static JsonArray Json(IReadOnlyList<Issue> issues) => new([.. issues.Select(issue => (JsonNode)RunSummary.IssueJson(issue))]);

    public static JsonArray Json(IEnumerable<PackageCheck> checks) => new([.. checks.Select(check => (JsonNode)new JsonObject { ["name"] = check.Name, ["passed"] = check.Passed, ["found"] = check.Found })]);

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
