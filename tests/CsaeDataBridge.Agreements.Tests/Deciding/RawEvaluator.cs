using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CsaeDataBridge.Tests;

/// <summary>The rules of deciding a second time, over raw YAML nodes. It shares nothing with the engine, asks every rule of every request, and is slow.</summary>
internal sealed partial class RawEvaluator(
    IReadOnlyDictionary<string, YamlMappingNode> agreements,
    IReadOnlyDictionary<string, (bool Duty, string From, string Until)> gateways,
    IReadOnlyDictionary<string, string[]> signed,
    IReadOnlyDictionary<string, (string What, DateTime At)[]> events,
    string hash)
{
    private static readonly string[] Levels = ["identifiable", "pseudonymised", "deidentified_rows", "aggregate"];
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly SortedSet<string> clauses = new(StringComparer.Ordinal);
    private readonly SortedSet<int> rules = [];
    private Dictionary<string, string> request = [];
    private string today = "";
    private DateTime now;
    private bool duty;

    public RawAnswer Evaluate(Dictionary<string, string> asked, DateTime utc)
    {
        request = asked;
        now = utc;
        today = TimeZoneInfo.ConvertTimeFromUtc(utc, London).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        clauses.Clear();
        rules.Clear();
        duty = false;
        string action = Ask("action") ?? "";
        string? level = null;
        List<string> obligations = [];
        Refuse(13, Ask("bundle") != hash);
        Refuse(15, Has("glass_minutes") && action != "Query");
        Refuse(16, Has("detriment") && action != "Retain");
        YamlMappingNode? agreement = agreements.GetValueOrDefault(Ask("agreement") ?? "");
        Refuse(1, agreement is null);
        if (agreement is not null)
        {
            (level, obligations) = action switch
            {
                "IngestField" or "IngestRow" or "Store" or "Link" => In(agreement, action),
                "Query" when Has("glass_minutes") => Glass(agreement),
                "Retain" => Keep(agreement),
                "Query" or "ReportCell" or "ReleaseCell" or "ExportFhir" => Out(agreement, action),
                _ => Unknown(),
            };
        }

        Refuse(10, obligations.Any(obligation => Words("cannot").Contains(obligation.Split(':')[0])));
        bool refused = rules.Count > 0;
        obligations = refused ? duty ? ["task:duty"] : [] : [.. obligations.Distinct().Order(StringComparer.Ordinal)];
        return new RawAnswer(refused ? "Refuse" : obligations.Count > 0 ? "PermitWithObligations" : "Permit", refused ? null : level, [.. clauses], [.. rules], [.. obligations]);
    }

    private (string? Level, List<string> Obligations) Unknown()
    {
        Refuse(1, true);
        return (null, []);
    }

    private (string? Level, List<string> Obligations) In(YamlMappingNode agreement, string action)
    {
        if (Find(agreement, "flows_in", "flow") is not { } flow)
        {
            return (null, []);
        }

        YamlMappingNode? purpose = InForce(agreement, flow, release: false);
        if (action == "IngestRow")
        {
            AskRows(flow);
        }

        if (action is "IngestRow" or "Link")
        {
            YamlMappingNode? optOut = Map(flow, "opt_out");
            bool care = purpose is not null && Text(purpose, "individual_care") == "true";
            Refuse(14, optOut is not null && Text(optOut, "applies") == "true" && !care && (!Has("cleared") || TooOld("cleared_days", optOut)));
            YamlMappingNode? objections = Map(flow, "objections");
            Refuse(14, objections is not null && (Has("objected") || TooOld("objection_days", objections)));
        }

        if (action == "IngestRow")
        {
            return ("identifiable", []);
        }

        YamlMappingNode? field = Field(agreement, flow);
        Refuse(8, action == "Store" && field is not null && Text(field, "keep") == "test_only");
        Refuse(1, action == "Link" && field is not null && Text(field, "keep") != "identity_vault");
        return field is null ? (null, []) : (LevelOf(field), Treatment(agreement, field));
    }

    private (string? Level, List<string> Obligations) Glass(YamlMappingNode agreement)
    {
        YamlMappingNode? rule = Map(agreement, "break_glass");
        int minutes = int.Parse(Ask("glass_minutes")!, CultureInfo.InvariantCulture);
        Refuse(15, rule is null || Text(rule, "allowed") != "true" || Has("release") || !Has("glass_named") || minutes < 1 || minutes > Number(rule, "max_minutes", 0) || !List(rule, "roles").Contains(Ask("role") ?? ""));
        if (rule is not null)
        {
            Clause(agreement, Text(rule, "clause") ?? "break_glass");
        }

        if (Find(agreement, "flows_in", "flow") is not { } flow)
        {
            return (null, []);
        }

        InForce(agreement, flow, release: true);
        YamlMappingNode? field = Field(agreement, flow);
        Refuse(8, field is not null && Text(field, "keep") == "test_only");
        List<string> obligations = rule is null ? [] : [.. List(rule, "notify").Select(who => $"notify:{who}"), $"second_person_within_hours:{Number(rule, "second_person_within_hours", 0)}"];
        return (field is null ? null : LevelOf(field), obligations);
    }

    private (string? Level, List<string> Obligations) Keep(YamlMappingNode agreement)
    {
        if (Find(agreement, "flows_in", "flow") is not { } flow)
        {
            return (null, []);
        }

        Clause(agreement, Text(flow, "clause")!);
        YamlMappingNode? field = Field(agreement, flow);
        YamlMappingNode? holds = Has("on_hold") ? Map(agreement, "holds") : null;
        bool held = holds is not null && List(holds, "blocks").Contains("purge");
        if (held)
        {
            Clause(agreement, Text(holds!, "clause")!);
        }

        if (field is not null)
        {
            Refuse(8, Text(field, "keep") == "test_only");
            YamlMappingNode[] kept = [.. Maps(agreement, "retention").Where(rule => Text(rule, "class") is { } name && (name == "*" || name == Text(field, "class")))];
            Refuse(1, kept.Length == 0 || !Has("held_from"));
            foreach (YamlMappingNode rule in kept)
            {
                Clause(agreement, Text(rule, "clause")!);
                string[] keep = Text(rule, "keep")!.Split('_');
                int amount = int.Parse(keep[0], CultureInfo.InvariantCulture);
                if (Has("held_from") && !held)
                {
                    DateTime from = DateTime.ParseExact(Ask("held_from")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    DateTime end = keep[1] == "days" ? from.AddDays(amount) : from.AddMonths(amount);
                    Refuse(4, string.CompareOrdinal(today, end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) > 0);
                }
            }
        }

        return (null, held ? ["hold"] : []);
    }

    private (string? Level, List<string> Obligations) Out(YamlMappingNode agreement, string action)
    {
        if (Find(agreement, "releases", "release") is not { } release)
        {
            return (null, []);
        }

        string own = Text(release, "level")!;
        string level = Ask("level") ?? own;
        string to = Text(release, "to")!;
        string? field = Ask("field");
        string? product = Ask("product");
        (YamlMappingNode Agreement, YamlMappingNode? Flow)[] flows = [.. List(release, "from_flows").Select(name => Source(agreement, name))];
        Refuse(1, flows.Length == 0 || flows.Any(flow => flow.Flow is null));
        YamlMappingNode? purpose = Maps(agreement, "purposes").FirstOrDefault(known => Text(known, "id") == Ask("purpose"));
        YamlMappingNode? receives = purpose is null ? null : Basis(agreement, to, Text(purpose, "id")!);
        Clause(agreement, Text(release, "clause")!);
        Refuse(1, Ask("recipient") != to);
        Refuse(4, Stopped(agreement, release: true) || Lapsed(agreement, to));
        Refuse(5, Missing(agreement, to));
        Refuse(2, Forbidden(agreement, Ask("purpose"), purpose is null ? null : Code(purpose)));
        Refuse(6, purpose is null || !List(release, "purposes").Contains(Text(purpose, "id")!) || receives is null || !Alive(receives));
        Refuse(9, Array.IndexOf(Levels, level) < Array.IndexOf(Levels, own));
        Refuse(9, receives is not null && Text(receives, "data") == "aggregate_only" && level != "aggregate");
        if (purpose is not null)
        {
            Clause(agreement, Text(purpose, "clause")!);
        }

        List<YamlMappingNode> saying = [release];
        foreach ((YamlMappingNode owner, YamlMappingNode? flow) in flows.Where(flow => flow.Flow is not null))
        {
            Refuse(4, Stopped(owner, release: true) || Lapsed(owner, Text(flow!, "from")!) || Lapsed(owner, Text(flow!, "to")!));
            Refuse(5, Missing(owner, Text(flow!, "from")!) || Missing(owner, Text(flow!, "to")!));
            if (ReferenceEquals(owner, agreement))
            {
                if (purpose is not null)
                {
                    Refuse(6, !Serves(owner, flow!, Text(purpose, "id")!));
                    Clause(owner, Text(flow!, "clause")!);
                }
            }
            else if (purpose is not null)
            {
                Refuse(2, List(owner, "incompatible_purposes").Contains(Code(purpose)));
                saying.AddRange(Permits(owner, flow!, purpose, to, level, field));
            }

            if (own != "aggregate" && field is not null)
            {
                Refuse(2, Never(flow!, field));
                YamlMappingNode? listed = Maps(flow!, "fields").FirstOrDefault(known => Text(known, "name") == field);
                Refuse(9, listed is not null && Text(listed, "class") == "DIRECT" && level != "identifiable");
                if (listed is not null && ReferenceEquals(owner, agreement) && List(release, "fields").Contains(field))
                {
                    Clause(agreement, Text(listed, "clause")!);
                }
            }
        }

        if (own == "aggregate")
        {
            DenyUnless(List(release, "products").Contains(product ?? ""), product, agreement, to);
            Refuse(1, field is not null);
            YamlMappingNode? dimensions = Map(release, "dimensions");
            Refuse(1, Words("dimensions").Any(asked => dimensions is null || !dimensions.Children.ContainsKey(asked.Split('=')[0]) || asked.Contains('=', StringComparison.Ordinal) && !List(dimensions, asked.Split('=')[0]).Contains(asked.Split('=')[1])));
            Refuse(2, Lists(release, "forbid_cross").Any(cross => cross.All(part => Words("dimensions").Any(asked => asked == part || asked.Split('=')[0] == part))));
        }
        else
        {
            DenyUnless(List(release, "fields").Contains(field ?? ""), field, agreement, to);
            Refuse(1, product is not null);
            Refuse(10, level == "aggregate" && Text(release, "disclosure") is null);
            foreach (YamlMappingNode derived in Maps(agreement, "derived_fields").Where(derived => Text(derived, "name") == field && List(release, "fields").Contains(field!)))
            {
                Clause(agreement, Text(derived, "clause")!);
            }

            if (action is "ReleaseCell" or "ExportFhir")
            {
                AskRows(release);
            }
        }

        Refuse(1, action == "ReportCell" && own != "aggregate");
        Refuse(1, action == "ReleaseCell" && !List(release, "formats").Contains(Ask("format") ?? ""));
        Refuse(1, action == "ExportFhir" && !List(release, "formats").Contains("fhir-bundle-r4"));
        Refuse(11, action is "ReportCell" or "ReleaseCell" && (Words("trace").Length == 0 || Words("trace").Any(flow => !List(release, "from_flows").Contains(flow))));
        return (level, Obligations(saying, level));
    }

    // What the agreement of a borrowed flow says: it must permit this recipient, purpose and level itself.
    private List<YamlMappingNode> Permits(YamlMappingNode owner, YamlMappingNode flow, YamlMappingNode purpose, string to, string level, string? field)
    {
        string[] same = [.. Maps(owner, "purposes").Where(known => Code(known) == Code(purpose)).Select(known => Text(known, "id")!)];
        string[] served = [.. same.Where(id => List(flow, "purposes").Contains(id))];
        bool based = false;
        foreach (string id in served)
        {
            based |= Serves(owner, flow, id);
            Clause(owner, Text(flow, "clause")!);
            Clause(owner, Text(Maps(owner, "purposes").First(known => Text(known, "id") == id), "clause")!);
        }

        Refuse(6, !based);
        List<YamlMappingNode> permits = [.. Maps(owner, "releases").Where(release =>
            Text(release, "to") == to
            && List(release, "from_flows").Contains(Text(flow, "id")!)
            && List(release, "purposes").Any(same.Contains)
            && Array.IndexOf(Levels, Text(release, "level")) <= Array.IndexOf(Levels, level)
            && (level == "aggregate" || field is not null && List(release, "fields").Contains(field)))];
        Refuse(3, permits.Count == 0);
        foreach (YamlMappingNode permit in permits)
        {
            Clause(owner, Text(permit, "clause")!);
        }

        return permits;
    }

    private List<string> Obligations(List<YamlMappingNode> saying, string level)
    {
        List<string> made = [];
        int approvals = saying.Max(release => Map(release, "approvals") is { } rule ? Number(rule, "count", 2) : 2);
        made.AddRange(approvals > 0 ? [$"approvals:{approvals}"] : []);
        int[] months = [.. saying.Select(release => Map(release, "recipient_retention")).OfType<YamlMappingNode>().Select(rule => Number(rule, "months", 0))];
        made.AddRange(months.Length > 0 ? [$"destroy_after_months:{months.Min()}"] : []);
        int[] yearly = [.. saying.Select(release => Number(release, "max_releases_per_year", -1)).Where(number => number >= 0)];
        made.AddRange(yearly.Length > 0 ? [$"max_per_year:{yearly.Min()}"] : []);
        made.AddRange(saying.Any(release => Map(release, "onward") is not { } onward || Text(onward, "allowed") != "true") ? ["no_onward"] : []);
        made.AddRange(saying.SelectMany(release => Map(release, "transport") is { } transport ? List(transport, "encrypt_to") : []).Select(key => $"encrypt:{key}"));
        YamlMappingNode[] labels = [.. saying.Select(release => Map(release, "labels")).OfType<YamlMappingNode>()];
        made.AddRange(labels.SelectMany(label => List(label, "sensitivity")).Select(label => $"sensitivity:{label}"));
        made.AddRange(labels.SelectMany(label => List(label, "handling")).Select(label => $"handling:{label}"));
        string? highest = labels.Select(label => Text(label, "confidentiality")).OfType<string>().MaxBy(word => "ULMNRV".IndexOf(word, StringComparison.Ordinal));
        made.AddRange(highest is not null ? [$"label:{highest}"] : []);
        YamlMappingNode[] profiles = [.. saying.Where(release => Text(release, "disclosure") is not null).Select(release => Map(Map(Owner(release), "disclosure_profiles")!, Text(release, "disclosure")!)!)];
        if (level == "aggregate" && profiles.Length > 0)
        {
            made.Add($"suppress:{profiles.Min(profile => Number(Map(profile, "primary")!, "suppress_from", 1))}-{profiles.Max(profile => Number(Map(profile, "primary")!, "suppress_to", 7))}");
            made.Add($"round:{profiles.Max(profile => Number(Map(profile, "rounding")!, "base", 5))}");
        }

        made.AddRange(level == "pseudonymised" ? ["pseudonymise"] : []);
        YamlMappingNode[] rows = [.. saying.Select(release => Map(release, "microdata")).OfType<YamlMappingNode>()];
        if (level is "pseudonymised" or "deidentified_rows")
        {
            made.AddRange(rows.Length > 0 ? [$"k:{rows.Max(rule => Number(rule, "k_min", 0))}"] : []);
            int[] several = [.. rows.Select(rule => Number(rule, "l_min", -1)).Where(number => number >= 0)];
            made.AddRange(several.Length > 0 ? [$"l:{several.Max()}"] : []);
        }

        return made;
    }

    private YamlMappingNode Owner(YamlMappingNode release) => agreements.Values.First(agreement => Maps(agreement, "releases").Any(known => ReferenceEquals(known, release)));

    private void DenyUnless(bool listed, string? asked, YamlMappingNode agreement, string to)
    {
        bool elsewhere = asked is not null && agreements.Values.Any(other => !ReferenceEquals(other, agreement) && Maps(other, "releases").Any(release => Text(release, "to") == to && (List(release, "fields").Contains(asked) || List(release, "products").Contains(asked))));
        Refuse(elsewhere ? 12 : 1, !listed);
    }

    private YamlMappingNode? Find(YamlMappingNode agreement, string section, string key)
    {
        YamlMappingNode? found = Maps(agreement, section).FirstOrDefault(entry => Text(entry, "id") == Ask(key));
        Refuse(1, found is null);
        return found;
    }

    private (YamlMappingNode Agreement, YamlMappingNode? Flow) Source(YamlMappingNode agreement, string name)
    {
        string[] parts = name.Split('/');
        YamlMappingNode? owner = parts.Length == 1 ? agreement : agreements.GetValueOrDefault(parts[0]);
        return (owner ?? agreement, owner is null ? null : Maps(owner, "flows_in").FirstOrDefault(flow => Text(flow, "id") == parts[^1]));
    }

    private YamlMappingNode? Field(YamlMappingNode agreement, YamlMappingNode flow)
    {
        YamlMappingNode? field = Maps(flow, "fields").FirstOrDefault(known => Text(known, "name") == Ask("field"));
        Refuse(8, field is null);
        Refuse(2, Ask("field") is { } name && Never(flow, name));
        if (field is not null)
        {
            Clause(agreement, Text(field, "clause")!);
            duty |= Text(field, "duty") is not null && Ask("action") != "Retain";
        }

        return field;
    }

    private static bool Never(YamlMappingNode flow, string name) =>
        List(flow, "never").Any(pattern => Regex.IsMatch(name, $"^{string.Join(".*", pattern.Split('*').Select(Regex.Escape))}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private void AskRows(YamlMappingNode clause) => Refuse(7, Maps(clause, "rows").Any(row => !Met(row)));

    private static string LevelOf(YamlMappingNode field) => Text(field, "keep") switch
    {
        "identity_vault" or "test_only" => "identifiable",
        "hmac" => "pseudonymised",
        _ => Text(field, "class") == "DIRECT" ? "identifiable" : "deidentified_rows",
    };

    private static List<string> Treatment(YamlMappingNode agreement, YamlMappingNode field)
    {
        string keep = Map(field, "keep") is { } made ? $"generalise:{Text(made, "generalise")}" : $"keep:{Text(field, "keep")}";
        bool hash = Map(agreement, "data_classes") is { } classes && Map(classes, Text(field, "class")!) is { } known && Text(known, "log") == "hash";
        return [keep, hash ? "log:hash" : "log:never"];
    }

    private bool TooOld(string key, YamlMappingNode list) => !Has(key) || int.Parse(Ask(key)!, CultureInfo.InvariantCulture) > Number(list, "list_max_age_days", 21);

    private static string Code(YamlMappingNode purpose) => Text(purpose, "code") ?? Text(purpose, "id")!;

    private void Clause(YamlMappingNode agreement, string clause) => clauses.Add($"{Text(agreement, "id")}/{clause}");

    private void Refuse(int rule, bool refused)
    {
        if (refused)
        {
            rules.Add(rule);
        }
    }

    private string? Ask(string key) => request.GetValueOrDefault(key);

    private bool Has(string key) => request.ContainsKey(key);

    private string[] Words(string key) => Ask(key)?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
