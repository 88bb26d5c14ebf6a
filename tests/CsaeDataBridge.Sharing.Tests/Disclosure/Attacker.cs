using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Publishes tables to a folder and lets tests/attack/attack.mjs, which sees that folder alone, work on them.</summary>
internal sealed class Attacker : IDisposable
{
    /// <summary>How many times as many tables as usual are attacked.</summary>
    public static readonly int Scale = int.Parse(Environment.GetEnvironmentVariable("BRIDGE_ATTACK_SCALE") ?? "1", CultureInfo.InvariantCulture);

    private readonly string folder = Directory.CreateTempSubdirectory("attack").FullName;
    private readonly Dictionary<string, CountTable> truth = [];

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>Writes a table as it would be published.</summary>
    /// <param name="isHidden">By place of the line.</param>
    /// <param name="second">The marker of what is hidden and not small, where it has one of its own.</param>
    /// <returns>The file.</returns>
    public string Publish(string name, CountTable table, Func<int, bool> isHidden, DisclosureRules rules, string? second = null)
    {
        IEnumerable<string> lines = table.Lines.Select((line, place) => string.Join(',', [.. line.Members, isHidden(place) ? rules.IsSmall(line.Count!.Value) ? rules.Profile.Marker : second ?? rules.Profile.Marker : DisclosureRounding.Of(line.Count!.Value, rules).ToString(CultureInfo.InvariantCulture)]));
        File.WriteAllText(Path.Combine(folder, name), string.Concat(lines.Prepend(string.Join(',', [.. table.Dimensions.Select(dimension => dimension.Column), "n"])).Select(line => line + '\n')));
        truth[name] = table;
        return name;
    }

    /// <summary>Says what an attack is on: files of one table, with what anybody knows of its hierarchies.</summary>
    /// <param name="insiders">Lines of the first file that somebody knows.</param>
    public void Target(string name, IReadOnlyList<string> files, DisclosureRules rules, IEnumerable<int>? insiders = null, bool integer = false, JsonObject? overlap = null, string? second = null)
    {
        CountTable table = truth[files[0]];
        var target = new JsonObject
        {
            ["count"] = "n",
            ["marker"] = rules.Profile.Marker,
            ["second"] = second,
            ["base"] = rules.Rounds ? rules.Profile.RoundingBase : 1,
            ["small"] = new JsonArray(rules.HidesSmallCounts ? rules.Profile.SuppressFrom : 0, rules.HidesSmallCounts ? rules.Profile.SuppressTo : -1),
            ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]),
            ["sums"] = new JsonArray([.. table.Dimensions.SelectMany(dimension => dimension.Sums.Select(sum => (JsonNode)new JsonObject
            {
                ["column"] = dimension.Column,
                ["whole"] = sum.Whole,
                ["parts"] = new JsonArray([.. sum.Parts.Select(part => (JsonNode)part)]),
                ["addsUp"] = sum.AddsUp,
            }))]),
            ["insiders"] = new JsonArray([.. (insiders ?? []).Select(place => (JsonNode)new JsonArray(place + 2, table.Lines[place].Count!.Value))]),
            ["integer"] = integer,
        };
        if (overlap is not null)
        {
            target["overlap"] = overlap;
        }

        File.WriteAllText(Path.Combine(folder, name + ".json"), target.ToJsonString());
    }

    /// <summary>The true count that a finding is about.</summary>
    public long CountOf(AttackFinding found) => truth[found.File].Lines[found.Line - 2].Count!.Value;

    /// <summary>Attacks every target.</summary>
    /// <returns>What was found, without what is not so: somebody who assumes too much learns something wrong.</returns>
    public IReadOnlyList<AttackFinding> Run()
    {
        string[][] parts = [.. Enumerable.Range(0, Environment.ProcessorCount).AsParallel().AsOrdered().Select(Part)];
        Assert.Equal(Directory.GetFiles(folder, "*.json").Length, parts.Sum(lines => (int)JsonNode.Parse(lines[^1])!["targets"]!));
        return
        [
            .. parts.SelectMany(lines => lines[..^1])
                .Select(line => JsonSerializer.Deserialize<AttackFinding>(line, JsonSerializerOptions.Web)!)
                .Where(found => truth[found.File].Lines[found.Line - 2].Count is { } count && count >= found.Low && count <= found.High && (found.Attack != "known rule" || (count >= 1 && count <= 7))),
        ];
    }

    private string[] Part(int part)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = RepositoryRoot.Path };
        string[] arguments = [Path.Combine(RepositoryRoot.Path, "tests", "attack", "attack.mjs"), folder, part.ToString(CultureInfo.InvariantCulture), Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process node = Process.Start(start)!;
        string[] lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return lines;
    }
}
