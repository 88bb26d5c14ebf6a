using System.Globalization;

namespace CsaeDataBridge.Tests;

/// <summary>Makes bundles of two or three agreements and requests that they mostly permit, then breaks a thing here and there.</summary>
internal sealed class DecisionCases(int seed)
{
    public const string Hash = "b0b0";

    private readonly Random random = new(seed);

    /// <summary>A bundle, in half of the cases with one thing changed that the agreements say or that was done to them.</summary>
    public DecisionCase Bundle()
    {
        var made = new DecisionCase
        {
            Files = { ["ISA-A"] = DecisionTexts.First(With), ["ISA-B"] = DecisionTexts.Second(With), ["ISA-C"] = DecisionTexts.Third },
            Signed = { ["ISA-A"] = ["police", "council", "sarc"], ["ISA-B"] = ["charity", "council"], ["ISA-C"] = ["charity", "council"] },
        };
        int changes = random.Next(10) switch { < 5 => 0, < 9 => 1, _ => 2 };
        for (int change = 0; change < changes; change++)
        {
            ChangeBundle(made);
        }

        return made;
    }

    /// <summary>Another request against the same bundle, in some cases with one thing wrong.</summary>
    public void Ask(DecisionCase made)
    {
        made.AsOf = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(240 * 24 * 60));
        made.Request = Base();
        if (random.Next(40) == 0)
        {
            // Around the midnights of London at which something begins or ends.
            string[] days = ["2026-01-01", "2026-04-01", "2026-05-31", "2026-06-01", "2026-09-30", "2026-10-01", "2026-10-28", "2026-10-29", "2026-12-31", "2027-01-01"];
            made.AsOf = DateTime.SpecifyKind(DateTime.ParseExact(days[random.Next(days.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMinutes(random.Next(-90, 90)), DateTimeKind.Utc);
        }

        int faults = random.Next(10) switch { < 6 => 0, < 9 => 1, _ => 2 };
        for (int fault = 0; fault < faults; fault++)
        {
            ChangeRequest(made.Request);
        }
    }

    private bool With(int percent) => random.Next(100) < percent;

    private string Any(params string[] words) => words[random.Next(words.Length)];

    private Dictionary<string, string> Base()
    {
        var request = new Dictionary<string, string>(StringComparer.Ordinal) { ["bundle"] = Hash, ["agreement"] = "ISA-A", ["purpose"] = "P1" };
        string action = request["action"] = Any("IngestField", "IngestRow", "Store", "Link", "Query", "Glass", "ReportCell", "ReleaseCell", "ReleaseCell", "ExportFhir", "Retain");
        switch (action)
        {
            case "IngestField" or "IngestRow" or "Store" or "Link" or "Retain" or "Glass":
                request["flow"] = Any("F-1", "F-2", "F-2", "F-3");
                request["field"] = action == "Link" ? "nhs" : action is "Store" or "Retain" or "Glass" ? Any("nhs", "sex", "day") : Any("nhs", "sex", "day", "age");
                request["purpose"] = request["flow"] == "F-1" ? "P1" : Any("P1", "P2");
                request["row"] = $"age={Any("0", "12", "17", "9.5")};group={Any("CSA", "cse", "HSB")};area=E1;state=open";
                request["cleared"] = "";
                request["cleared_days"] = Any("0", "7", "21");
                request["objection_days"] = Any("0", "21");
                request["held_from"] = "2026-01-01";
                break;
            default:
                request["release"] = Any("R-AGG", "R-ROW", "R-MIX", "R-ID");
                break;
        }

        if (action == "Glass")
        {
            request["action"] = "Query";
            request["glass_minutes"] = Any("1", "30", "60");
            request["glass_named"] = "";
            request["role"] = "duty_dpo";
        }

        if (action == "ReportCell")
        {
            request["release"] = With(90) ? "R-AGG" : "R-ROW";
        }
        else if (action == "ExportFhir")
        {
            request["release"] = With(90) ? "R-ID" : "R-ROW";
        }

        Released(request);
        return request;
    }

    private void Released(Dictionary<string, string> request)
    {
        switch (request.GetValueOrDefault("release"))
        {
            case "R-AGG":
                request["recipient"] = "vrp";
                request["product"] = Any("M01", "M02");
                request["dimensions"] = Any("", "sex", "geography=LAD", "geography=county;sex", "age_band");
                request["format"] = "csv";
                request["trace"] = Any("F-1", "F-1;F-2", "ISA-B/F-9");
                break;
            case "R-ROW" or "R-MIX":
                request["recipient"] = "icb";
                request["field"] = Any("token", "sex", "day");
                request["format"] = "parquet";
                request["trace"] = "F-1";
                request["row"] = "sex=F;day=2026-03-04";
                break;
            case "R-ID":
                request["recipient"] = "sarc";
                request["purpose"] = "P2";
                request["field"] = Any("nhs", "sex");
                request["format"] = "fhir-bundle-r4";
                request["trace"] = "F-3";
                break;
        }
    }

    private void ChangeRequest(Dictionary<string, string> request)
    {
        switch (random.Next(20))
        {
            case 0: request["agreement"] = Any("ISA-X", "ISA-B"); break;
            case 1 when With(30): request.Remove(Any("release", "flow", "held_from")); break;
            case 1: request[request.ContainsKey("release") ? "release" : "flow"] = "none"; break;
            case 2: request["action"] = Any("Delete", request["action"]); break;
            case 3: request["recipient"] = Any("charity", "vrp", "icb"); break;
            case 4: request["format"] = Any("xml", "csv"); break;
            case 5: request["dimensions"] = Any("ward", "geography=ward", "ward;sex", "geography=LAD;ethnicity", "age_band;sex;ethnicity"); break;
            case 6: request["purpose"] = Any("P3", "none", "commercial", "P2"); break;
            case 7: request.Remove("purpose"); break;
            case 8: request["field"] = Any("note_1", "hiv_status", "nothing", "extra", "extra", "age", "ward"); break;
            case 9: request["row"] = Any("", "age=18;group=CSA;area=E1;state=open", "age=unknown;group=CSA;area=E1;state=open", "age=1;group=CCE;area=E1;state=open", "age=1;group=CSA;area=E2;state=sealed", "sex=F", "sex=F;day=2019-01-01"); break;
            case 10: request["level"] = Any("identifiable", "pseudonymised", "deidentified_rows", "aggregate"); break;
            case 11: request["cannot"] = Any("encrypt", "approvals", "keep", "generalise", "suppress", "k", "label", "no_onward;pseudonymise", "notify", "destroy"); break;
            case 12: request["trace"] = Any("", "F-9", "F-1;F-7"); break;
            case 13: request["product"] = Any("M09", "M77"); break;
            case 14: request["bundle"] = "0b0b"; break;
            case 15: request.Remove("cleared"); break;
            case 16: request["cleared_days"] = "22"; request["objection_days"] = Any("0", "22"); break;
            case 17: request["objected"] = ""; break;
            case 18 when request.ContainsKey("glass_minutes"):
                _ = random.Next(4) switch
                {
                    0 => request["glass_minutes"] = Any("0", "61"),
                    1 => request["role"] = Any("siro", "legal"),
                    2 => request["release"] = "R-ROW",
                    _ => request.Remove("glass_named") ? "" : "",
                };
                break;
            case 18: request["glass_minutes"] = "5"; request["glass_named"] = ""; request["role"] = "duty_dpo"; break;
            default: request[Any("detriment", "detriment", "on_hold")] = ""; break;
        }

        if (With(10))
        {
            request["held_from"] = Any("2024-01-01", "2019-01-01", "2026-01-01");
        }
    }

    private void ChangeBundle(DecisionCase made)
    {
        switch (random.Next(26))
        {
            case 0: made.Change("ISA-A", "incompatible_purposes: [", $"incompatible_purposes: [{Any("NEEDS", "P2", "CARE")}, "); break;
            case 1: made.Change("ISA-B", "incompatible_purposes: [", "incompatible_purposes: [NEEDS, "); break;
            case 2: made.Change("ISA-A", "never: [note_*", $"never: [\"{Any("s?x", "S*X", "*h*", "d*a*y", "*ex", "se*")}\", note_*"); break;
            case 3: made.Change("ISA-B", "{ id: R-B1, clause: \"5.1\", to: vrp", "{ id: R-B1, clause: \"5.1\", to: charity"); break;
            case 4: made.Change("ISA-B", "level: pseudonymised", Any("level: aggregate", "level: identifiable")); break;
            case 5: made.Change("ISA-B", "fields: [token, sex, day]", "fields: [token]"); break;
            case 6: made.Events["ISA-A"] = [("suspend", new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)), ("reinstate", new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(1, 200)))]; break;
            case 7: made.Events[Any("ISA-A", "ISA-B")] = [(Any("suspend", "terminate"), new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc)), ("reinstate", new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc))]; break;
            case 8: made.Change("ISA-A", "valid_to: 2027-06-30", $"valid_to: 2026-0{random.Next(3, 9).ToString(CultureInfo.InvariantCulture)}-15"); break;
            case 9: Supersede(made, "ISA-C", Any("ISA-A", "ISA-B"), Any("1", "1", "2")); made.Signed["ISA-C"] = With(80) ? ["charity", "council"] : ["council"]; break;
            case 10: made.Signed["ISA-A"] = [Any("police", "sarc"), "council"]; break;
            case 11: made.Signed["ISA-B"] = ["council"]; break;
            case 12: made.Change("ISA-A", "CA2004.s10", Any("OLD.s1", "NEW.s2")); break;
            case 13: made.Change("ISA-A", $"  - {{ party: {Any("police", "council", "sarc", "vrp", "icb")}, purpose: P1", "  - { party: nobody, purpose: P1"); break;
            case 14: made.Change("ISA-B", "purposes: [Q1]\n    fields", "purposes: [Q2]\n    fields"); break;
            case 15: made.Change("ISA-A", "party: icb, purpose: P1, clause: \"3.8\", art6: 6.1.e", "party: icb, purpose: P1, clause: \"3.8\", data: aggregate_only"); break;
            case 16: made.Change("ISA-A", "name: sex, class: QUASI", "name: sex, class: DIRECT"); break;
            case 17 when With(50): made.Change("ISA-A", "expires_on: 2026-12-31", "expires_on: 2026-05-31"); break;
            case 17: made.Change("ISA-A", "review_by: 2026-09-30", $"review_by: 2026-0{random.Next(3, 6).ToString(CultureInfo.InvariantCulture)}-15"); break;
            case 18: made.Change("ISA-A", "from_flows: [F-1, F-2, ISA-B/F-9]", Any("from_flows: [F-1, F-7]", "from_flows: [ISA-Z/F-9]", "from_flows: []")); break;
            case 19: made.Change("ISA-A", "allowed: true, clause: \"8.1\"", "allowed: false, clause: \"8.1\""); break;
            case 20: made.Change("ISA-A", "individual_care: true", "individual_care: false"); break;
            case 21: made.Change("ISA-A", "competent_authority: true }", "competent_authority: true, dspt: { status: standards_met, valid_to: 2026-05-31 } }"); break;
            case 22: made.Change("ISA-B", "purposes: [Q1], level", "purposes: [Q2, Q1], level"); break;
            case 23: Supersede(made, "ISA-B", "ISA-A", "1"); Supersede(made, "ISA-C", "ISA-A", "1"); made.Signed["ISA-C"] = ["charity", "council"]; break;
            case 24: made.Change("ISA-B", "party: charity, purpose: Q1", "party: charity, purpose: Q2"); break;
            default: made.Change("ISA-A", "purposes: [P1]\n", "purposes: [P2, P3]\n"); break;
        }
    }

    // Once at most, since a later version follows one.
    private static void Supersede(DecisionCase made, string by, string old, string version)
    {
        if (!made.Files[by].Contains("supersedes:", StringComparison.Ordinal))
        {
            made.Change(by, "version: 1\n", $"version: 1\nsupersedes: {{ id: {old}, version: {version} }}\n");
        }
    }
}
