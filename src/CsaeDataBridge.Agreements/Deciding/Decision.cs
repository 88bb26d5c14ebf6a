using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Agreements;

/// <summary>What the agreements say of one request.</summary>
public sealed class Decision
{
    private readonly uint rules;
    private readonly ClauseTable table;
    private readonly int[]?[] clauses;

    internal Decision(uint rules, SharingLevel? level, IReadOnlyList<string> obligations, ClauseTable table, int[]?[] clauses)
    {
        this.rules = rules;
        this.table = table;
        this.clauses = clauses;
        Level = rules == 0 ? level : null;
        Obligations = obligations;
        Verdict = rules != 0 ? Verdict.Refuse : obligations.Count > 0 ? Verdict.PermitWithObligations : Verdict.Permit;
    }

    public Verdict Verdict { get; }

    /// <summary>How close to the person it may come; null when refused, and for keeping.</summary>
    public SharingLevel? Level { get; }

    /// <summary>What goes with the permit, kind and value, in order; of a refusal, what a person must now look at.</summary>
    public IReadOnlyList<string> Obligations { get; }

    public bool IsPermitted => Verdict != Verdict.Refuse;

    /// <summary>Every rule for which it is refused, in order; empty when it is permitted.</summary>
    public IReadOnlyList<DecisionRule> Refusals
    {
        get
        {
            var refusals = new List<DecisionRule>(BitOperations.PopCount(rules));
            for (uint left = rules; left != 0; left &= left - 1)
            {
                refusals.Add((DecisionRule)BitOperations.TrailingZeroCount(left));
            }

            return refusals;
        }
    }

    /// <summary>Every clause that was looked at, as agreement/clause, in order.</summary>
    public IReadOnlyList<string> Clauses => table.Names(clauses);

    /// <summary>The decision with what it was asked, in the one writing of RFC 8785.</summary>
    public byte[] Record(DecisionRequest request, DateTimeOffset asOf)
    {
        var record = new JsonObject
        {
            ["action"] = request.Action.ToString(),
            ["agreement"] = request.Agreement,
            ["asOf"] = asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["bundle"] = table.BundleHash,
            ["clauses"] = new JsonArray([.. Clauses.Select(clause => (JsonNode)clause)]),
            ["field"] = request.Field,
            ["flow"] = request.Flow,
            ["level"] = Level?.ToString(),
            ["obligations"] = new JsonArray([.. Obligations.Select(obligation => (JsonNode)obligation)]),
            ["product"] = request.Product,
            ["purpose"] = request.Purpose,
            ["recipient"] = request.Recipient,
            ["refusals"] = new JsonArray([.. Refusals.Select(rule => (JsonNode)$"D{((int)rule).ToString(CultureInfo.InvariantCulture)}")]),
            ["release"] = request.Release,
            ["verdict"] = Verdict.ToString(),
        };
        return CanonicalJson.Of(System.Text.Json.JsonDocument.Parse(record.ToJsonString()).RootElement);
    }
}
