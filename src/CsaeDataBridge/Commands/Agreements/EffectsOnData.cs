using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>What agreements would change about the data that a deployment has, if they took the place of others. Changes nothing.</summary>
internal sealed class EffectsOnData(BridgeConfiguration deployment, IReadOnlyList<AgreementEffect> effects)
{
    public const string Heading = "On the data at hand (counts of 1 to 7 are shown as c, others are rounded to 5):";

    /// <summary>Counts each effect on the deployment's store.</summary>
    public IReadOnlyList<(string Line, JsonObject Json)> Count(CancellationToken token)
    {
        if (effects.Count == 0)
        {
            return [];
        }

        using BridgeStore store = new BridgeRun(deployment, new RunProgress(null)).OpenStore();
        var known = effects.Select(effect => effect.Flows).DistinctBy(Key).ToDictionary(Key, flows => FlowReach.Of(store, flows, token));
        return [.. effects.Select(effect => Told(effect, known[Key(effect.Flows)]))];
    }

    private static string Key(IReadOnlyList<string> flows) => string.Join(' ', flows);

    private (string Line, JsonObject Json) Told(AgreementEffect effect, FlowReach reach)
    {
        string[] reports = [.. deployment.Reports.Where(report => effect.Releases.Contains(report.Release)).Select(report => $"{report.Release} {report.Period}")];
        string line = $"{(effect.IsGained ? "+" : "-")} {effect.What} ({effect.Clause}): {Reach(effect, reach)}{(reports.Length == 0 ? "" : $"; report {string.Join(", ", reports)}")}";
        var json = new JsonObject
        {
            ["change"] = effect.IsGained ? "gained" : "lost",
            ["kind"] = effect.Kind.ToString().ToLowerInvariant(),
            ["what"] = effect.What,
            ["clause"] = effect.Clause,
            ["rows"] = Shown(reach.Rows),
            ["people"] = Shown(reach.People),
            ["excludedRows"] = Shown(reach.Excluded),
            ["reports"] = new JsonArray([.. reports.Select(report => (JsonNode)report)]),
        };
        return (line, json);
    }

    private static JsonNode Shown(ProtectedCount count) => count.Shown is { } shown ? shown : count.ToString();

    private static string Reach(AgreementEffect effect, FlowReach reach) => (effect.Kind, effect.IsGained) switch
    {
        (EffectKind.Flow or EffectKind.Field, false) => $"{reach.Rows} rows of {reach.People} people came in by it",
        (EffectKind.Flow, true) => "nothing of it is in the store",
        (EffectKind.Field, true) => $"not in the store; its flow has brought {reach.Rows} rows of {reach.People} people",
        (EffectKind.Rows, false) => $"at most {reach.Rows} rows of {reach.People} people",
        (EffectKind.Rows, true) => $"at most {reach.Excluded} rows that deliveries so far left out",
        _ => $"drawn from {reach.Rows} rows of {reach.People} people",
    };
}
