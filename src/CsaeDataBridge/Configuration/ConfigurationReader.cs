using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Configuration;

/// <summary>Reads <c>bridge.yaml</c>; paths in it are relative to the file itself.</summary>
internal static class ConfigurationReader
{
    /// <param name="path">The file.</param>
    /// <param name="outFolder">Replaces <c>out:</c> and moves store, vault and keys with it; null keeps what the file says.</param>
    /// <exception cref="BridgeException">CFG10x, CFG110, CFG111: every fault at once.</exception>
    public static BridgeConfiguration Read(string path, string? outFolder)
    {
        string name = Path.GetFileName(path);
        YamlMap root = StrictYaml.ReadFile(path, name);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var issues = new List<Issue>();
        var keys = new YamlKeys(root, "bridge.yaml", ProgramCodes.Configuration, issues);
        string Full(string relative) => Path.GetFullPath(Path.Combine(folder, relative));

        bool synthetic = keys.Flag("synthetic", false);
        string output = outFolder is null ? Full(keys.Text("out") ?? "out") : Path.GetFullPath(outFolder);
        keys.Take("out");
        YamlKeys? store = keys.Keys("store", "the store");
        string kind = store?.Text("kind") ?? "duckdb";
        if (kind != "duckdb")
        {
            keys.Report(store!.Place with { Field = "kind" }, "another kind of store", "duckdb", "write 'kind: duckdb'");
        }

        string storePath = Path.Combine(output, store?.Text("path") ?? "store.duckdb");
        store?.Finish();
        YamlKeys? keyFile = keys.Keys("keys", "the keys");
        string key = Path.Combine(output, keyFile?.Text("file") ?? "keys/bridge.key");
        string auditKey = Path.Combine(output, keyFile?.Text("audit") ?? "keys/audit.key");
        string pseudonymKey = Path.Combine(output, keyFile?.Text("pseudonyms") ?? "keys/pseudonyms.key");
        keyFile?.Finish();
        string zone = ReadZone(keys);
        List<AreaEntry> areas = [.. Each(keys, "areas", "an area", issues).Select(ReadArea)];
        var configuration = new BridgeConfiguration(
            name,
            folder,
            keys.RequireText("area"),
            areas.FirstOrDefault(area => area.Kind == "pan_area")?.Code ?? "",
            synthetic,
            ReadClock(keys, synthetic),
            zone,
            storePath,
            Path.Combine(output, keys.Text("vault") ?? "vault/vault.duckdb"),
            output,
            key,
            Path.Combine(output, keys.Text("returns") ?? "returns"),
            Path.Combine(output, keys.Text("audit") ?? "audit"),
            auditKey,
            Full(keys.RequireText("agreements")),
            [.. keys.Texts("mappings").Select(Full)],
            keys.Text("population") is { } population ? Full(population) : null,
            keys.Text("truth") is { } truth ? Full(truth) : null,
            [.. Each(keys, "agencies", "an agency", issues).Select(ReadAgency)],
            areas,
            [.. Each(keys, "feeds", "a feed", issues).Select(new FeedReader(Full, zone).Read)],
            [.. Each(keys, "reports", "a report", issues).Select(report => ReadReport(report))])
        {
            PersonLists = PersonListReader.Read(keys, Full),
            TrustedKeys = ReadKeys(keys, "trusted_keys"),
            RecipientKeys = ReadKeys(keys, "recipient_keys"),
            PseudonymKeyFile = pseudonymKey,
        };
        keys.Finish();
        if (issues.Count == 0)
        {
            CheckReferences(configuration, root.Place, issues);
        }

        return issues.Count == 0 ? configuration : throw new BridgeException(issues);
    }

    /// <summary>Reads the public keys that a recipient trusts: a file with <c>trusted_keys:</c> as bridge.yaml has them.</summary>
    /// <exception cref="BridgeException">CFG10x, CFG110: every fault at once.</exception>
    public static IReadOnlyDictionary<string, VerificationKey> ReadTrusted(string path)
    {
        string name = Path.GetFileName(path);
        var issues = new List<Issue>();
        var keys = new YamlKeys(StrictYaml.ReadFile(path, name), name, ProgramCodes.Configuration, issues);
        Dictionary<string, VerificationKey> trusted = ReadKeys(keys, "trusted_keys");
        keys.Finish();
        return issues.Count == 0 ? trusted : throw new BridgeException(issues);
    }

    private static IEnumerable<YamlKeys> Each(YamlKeys keys, string key, string what, List<Issue> issues)
    {
        foreach (YamlNode item in keys.List(key)?.Items ?? [])
        {
            if (item is YamlMap map)
            {
                yield return new YamlKeys(map, what, ProgramCodes.Configuration, issues);
            }
            else
            {
                keys.Report(item.Place with { Field = key }, "a single value", $"{what} with its keys", "write it as { key: value, ... }");
            }
        }
    }

    private static string ReadZone(YamlKeys keys)
    {
        string zone = keys.Text("time_zone") ?? "Europe/London";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            keys.Report(keys.Place with { Field = "time_zone" }, "a time zone that this machine does not know", "an IANA time zone, for example Europe/London", "correct 'time_zone:', or install the machine's time zone data");
        }

        return zone;
    }

    private static DateTimeOffset? ReadClock(YamlKeys keys, bool synthetic)
    {
        if (keys.Text("clock") is not { } text)
        {
            return null;
        }

        if (!synthetic)
        {
            keys.Report(keys.Place with { Field = "clock" }, "a fixed clock", "a clock only with 'synthetic: true'", "remove 'clock:': agreements expire by the real clock");
        }

        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset clock))
        {
            return clock;
        }

        keys.Report(keys.Place with { Field = "clock" }, "another way to write an instant", "yyyy-MM-ddTHH:mm:ss+HH:mm", "write it like 2026-04-20T02:00:00+01:00");
        return null;
    }

    private static Dictionary<string, VerificationKey> ReadKeys(YamlKeys keys, string name)
    {
        var trusted = new Dictionary<string, VerificationKey>(StringComparer.Ordinal);
        foreach ((YamlScalar person, YamlNode node) in keys.Map(name)?.Entries ?? [])
        {
            if (node is YamlScalar text && VerificationKey.TryParse(text.Text) is { } key)
            {
                trusted[person.Text] = key;
            }
            else
            {
                keys.Report(node.Place with { Field = person.Text }, "text that is no P-256 key", "the public key as bridge agreement key new prints it", "copy the key again");
            }
        }

        return trusted;
    }

    private static AgencyEntry ReadAgency(YamlKeys agency)
    {
        var read = new AgencyEntry(agency.RequireText("id"), agency.RequireText("name"), agency.RequireText("kind"), agency.Text("area"));
        agency.Finish();
        return read;
    }

    private static AreaEntry ReadArea(YamlKeys area)
    {
        var read = new AreaEntry(area.RequireText("code"), area.RequireText("name"), area.RequireText("kind"));
        area.Finish();
        return read;
    }

    private static ReportEntry ReadReport(YamlKeys report)
    {
        string release = report.RequireText("release");
        string period = report.RequireText("period");
        if (ReportEntry.TryOf(release, period) is not { } read)
        {
            report.Report(report.Place with { Field = "period" }, "another way to write a period", "a financial year, for example 2025-26", "write it like 2025-26");
            return new ReportEntry(release, period, DateOnly.MinValue, DateOnly.MinValue);
        }

        report.Finish();
        return read;
    }

    private static void CheckReferences(BridgeConfiguration configuration, Place place, List<Issue> issues)
    {
        foreach (FeedEntry feed in configuration.Feeds)
        {
            string agency = feed.Id.Split('/')[0];
            if (!configuration.Agencies.Any(known => known.Id == agency))
            {
                issues.Add(Issue.Error(ProgramCodes.NotFound, place with { Field = feed.Id }, "a feed of an agency that is not declared", "an agency with this id under 'agencies:'", "declare the agency, or correct the feed's id"));
            }

            if (!File.Exists(feed.Mapping))
            {
                issues.Add(Issue.Error(ProgramCodes.NotFound, place with { Field = feed.Id }, $"no file {feed.MappingName}", "a mapping for the feed", "add the mapping, or correct the path"));
            }
        }

        foreach (IGrouping<string, FeedEntry> twice in configuration.Feeds.GroupBy(feed => feed.Id).Where(group => group.Count() > 1))
        {
            issues.Add(Issue.Error(ProgramCodes.Configuration, place with { Field = twice.Key }, "the feed for the second time", "each feed once", "remove one of the two"));
        }
    }
}
