using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Tables attacked with what else is published: other areas over the same wards, and earlier months.</summary>
public sealed class LinkedAttackTests
{
    private static readonly DisclosureRules Rules = new(SparseTables.Strict) { ProtectsFromInsiders = false };

    [Theory]
    [InlineData(500, true)]
    [InlineData(60, false)]
    public void OverlappingAreas_AttackedTogether_GiveNothingUnlessForgotten(int pairs, bool remembered)
    {
        using var attacker = new Attacker();
        pairs *= Attacker.Scale;
        int refused = 0;
        for (int seed = 0; seed < pairs; seed++)
        {
            (CountTable councils, CountTable health, (string, string)[] pieces) = Overlapping((ulong)seed);
            SuppressionPattern first = SparseTables.Protect(councils, Rules);
            SuppressionPattern second = Protect(new LinkedTable(health) { Overlaps = remembered ? [new OverlappingTable(Published(councils, first), 0, pieces)] : [] });
            if (second.Unsafe.Count > 0)
            {
                refused++;
                continue;
            }

            attacker.Publish($"c{seed}.csv", councils, first.IsHidden, Rules);
            string file = attacker.Publish($"h{seed}.csv", health, second.IsHidden, Rules);
            attacker.Target($"t{seed}", [file], Rules, overlap: new JsonObject
            {
                ["file"] = $"c{seed}.csv",
                ["here"] = "health",
                ["there"] = "council",
                ["pieces"] = new JsonArray([.. pieces.Select(piece => (JsonNode)new JsonArray(piece.Item1, piece.Item2))]),
            });
        }

        Assert.InRange(refused, 0, pairs / 50);
        Expect(remembered, attacker.Run());
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(4, false)]
    public void TwentyFourMonths_WithLateCorrections_GiveNothingUnlessForgotten(int series, bool remembered)
    {
        using var attacker = new Attacker();
        series *= Attacker.Scale * Attacker.Scale;
        int refused = 0;
        for (ulong seed = 0; seed < (ulong)series; seed++)
        {
            var published = new List<CountTable>();
            var files = new List<string>();
            CountTable table = SparseTables.Small(seed);
            ulong state = seed + 7;
            for (int month = 0; month < 24; month++)
            {
                SuppressionPattern pattern = Protect(new LinkedTable(table) { Earlier = remembered ? published : [] });
                if (pattern.Unsafe.Count > 0)
                {
                    refused++;
                }
                else
                {
                    files.Add(attacker.Publish($"s{seed}-{month:00}.csv", table, pattern.IsHidden, Rules));
                    published.Add(Published(table, pattern));
                }

                // A late correction adds a child, a person found twice takes one away.
                table = SparseTables.Change(table, (_, count) => SparseTables.Below(ref state, 20) switch { 0 => count + 1, 1 when count > 0 => count - 1, _ => count });
            }

            attacker.Target($"s{seed}", files, Rules);
        }

        Assert.InRange(refused, 0, series * 24 / 20);
        // A count that is not small and was shown before is known from then.
        Expect(remembered, [.. attacker.Run().Where(found => Rules.IsSmall(attacker.CountOf(found)))]);
    }

    private static void Expect(bool nothing, IReadOnlyList<AttackFinding> found)
    {
        if (nothing)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.NotEmpty(found);
        }
    }

    private static SuppressionPattern Protect(LinkedTable table) => table.Protect(Rules, [.. TableNeeds.Of(table.Table, Rules)], CancellationToken.None);

    private static CountTable Published(CountTable table, SuppressionPattern pattern) =>
        new(table.Dimensions, [.. table.Lines.Select((line, place) => line with { Count = pattern.IsHidden(place) ? null : DisclosureRounding.Of(line.Count!.Value, Rules) })]);

    // Four councils and three health areas over the same wards; most councils lie in one health area, some in two.
    private static (CountTable Councils, CountTable Health, (string, string)[] Pieces) Overlapping(ulong seed)
    {
        ulong state = seed + 3;
        TableDimension type = SparseTables.Flat("type", 3);
        var pieces = new List<(string Health, string Council)>();
        var councils = new List<(string[], long)>();
        var health = new List<(string[], long)>();
        for (int council = 0; council < 4; council++)
        {
            int first = (int)SparseTables.Below(ref state, 3);
            foreach (int area in SparseTables.Below(ref state, 2) == 0 ? (int[])[first] : [first, (first + 1) % 3])
            {
                pieces.Add(($"health-{area}", $"council-{council}"));
                for (int kind = 0; kind < 3; kind++)
                {
                    long count = SparseTables.SparseCount(ref state, 35, 20);
                    councils.Add(([$"council-{council}", $"type-{kind}"], count));
                    health.Add(([$"health-{area}", $"type-{kind}"], count));
                }
            }
        }

        return (SparseTables.Sum([SparseTables.Flat("council", 4), type], councils), SparseTables.Sum([SparseTables.Flat("health", 3), type], health), [.. pieces]);
    }
}
