using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Gives a made-up case to the engine.</summary>
internal static class DecisionEngine
{
    /// <summary>The powers and duties that made-up agreements rest on: whether a duty, and its first and last days.</summary>
    public static IReadOnlyDictionary<string, (bool Duty, string From, string Until)> Gateways { get; } = new Dictionary<string, (bool, string, string)>
    {
        ["CA2004.s10"] = (true, "2005-04-01", ""),
        ["CDA1998.s115"] = (false, "1998-09-30", ""),
        ["OLD.s1"] = (true, "2005-04-01", "2026-04-01"),
        ["NEW.s2"] = (true, "2026-06-01", ""),
    };

    // After the gateways, which it writes.
    private static CodelistFolder Lists { get; } = Folder();

    public static CompiledBundle Compile(DecisionCase made) => new(
        [.. made.Files.Select(file => new SignedAgreement(
            Read(file.Key, file.Value),
            made.Signed[file.Key].ToHashSet(),
            [.. made.Events.GetValueOrDefault(file.Key, []).Select(what => new StatusEvent(Enum.Parse<StatusChange>(what.What, true), new DateTimeOffset(what.At), "p", "r"))]))],
        DecisionCases.Hash);

    public static Agreement Read(string name, string text) => new AgreementReader(Lists, new List<Issue>()).Read(StrictYaml.ReadText(text, name));

    public static DecisionRequest Request(Dictionary<string, string> asked) => new()
    {
        Action = Enum.TryParse(asked["action"], out DecisionAction action) ? action : (DecisionAction)99,
        Agreement = asked["agreement"],
        BundleHash = asked["bundle"],
        Flow = asked.GetValueOrDefault("flow"),
        Release = asked.GetValueOrDefault("release"),
        Purpose = asked.GetValueOrDefault("purpose"),
        Recipient = asked.GetValueOrDefault("recipient"),
        Role = asked.GetValueOrDefault("role"),
        Field = asked.GetValueOrDefault("field"),
        Product = asked.GetValueOrDefault("product"),
        Level = asked.GetValueOrDefault("level") switch { "identifiable" => SharingLevel.Identifiable, "pseudonymised" => SharingLevel.Pseudonymised, "deidentified_rows" => SharingLevel.DeidentifiedRows, "aggregate" => SharingLevel.Aggregate, _ => null },
        Format = asked.GetValueOrDefault("format"),
        Dimensions = Split(asked, "dimensions"),
        Trace = Split(asked, "trace"),
        Row = Split(asked, "row").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]),
        Cleared = asked.ContainsKey("cleared"),
        ClearedListDays = Days(asked, "cleared_days"),
        Objected = asked.ContainsKey("objected"),
        ObjectionListDays = Days(asked, "objection_days"),
        BreakGlass = Days(asked, "glass_minutes") is { } minutes ? new BreakGlassRequest(asked.ContainsKey("glass_named"), minutes) : null,
        Detriment = asked.ContainsKey("detriment"),
        CannotMeet = Split(asked, "cannot"),
        HeldFrom = asked.TryGetValue("held_from", out string? from) ? DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        OnHold = asked.ContainsKey("on_hold"),
    };

    private static string[] Split(Dictionary<string, string> asked, string key) => asked.GetValueOrDefault(key)?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static int? Days(Dictionary<string, string> asked, string key) => asked.TryGetValue(key, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static CodelistFolder Folder()
    {
        string folder = Directory.CreateTempSubdirectory("bridge-decide").FullName;
        File.WriteAllLines(Path.Combine(folder, "gateways.csv"), Gateways.Select(gateway => $"{gateway.Key},{(gateway.Value.Duty ? "duty" : "power")},{gateway.Value.From},{gateway.Value.Until},made up").Prepend("code,kind,in_force_from,repealed_on,source"));
        var lists = new CodelistFolder(folder, new List<Issue>());
        lists.Gateways(["CA2004.s10"], Place.None);
        Directory.Delete(folder, true);
        return lists;
    }
}
