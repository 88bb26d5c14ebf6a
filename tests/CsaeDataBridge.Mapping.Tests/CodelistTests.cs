using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>The shipped value lists against the code lists that they were made from: every code is a spelling, and every code-like spelling is a code.</summary>
public sealed class CodelistTests
{
    // A list, its code list, the column of codes, and which rows count: column and how its text begins.
    private static readonly (string List, string Codelist, string Column, string? Where, string Begins)[] Pairs =
    [
        ("factors/dfe", "dfe_cin_factors", "code", null, ""),
        ("social-care/category", "dfe_cp_categories", "code", null, ""),
        ("social-care/referral-source", "dfe_referral_source", "code", null, ""),
        ("social-care/closure-reason", "dfe_closure_reason", "code", null, ""),
        ("social-care/primary-need", "dfe_primary_need", "code", null, ""),
        ("social-care/primary-need", "dfe_looked_after", "code", "field", "CIN"),
        ("social-care/legal-status", "dfe_looked_after", "code", "field", "LS"),
        ("social-care/new-episode-reason", "dfe_looked_after", "code", "field", "RNE"),
        ("social-care/missing", "dfe_looked_after", "code", "field", "MISSING"),
        ("police/outcome", "crime_outcomes", "code", null, ""),
        ("health/nhs-number-status", "nhs_number_status", "code", null, ""),
        ("health/nhs-number-status", "nhs_number_status", "display", null, ""),
        ("ethnicity/observed", "police_ic_codes", "code", null, ""),
        ("ethnicity/any", "ons_ethnicity", "police_sde_18_1", null, ""),
        ("ethnicity/any", "ons_ethnicity", "dfe_code", null, ""),
        ("ethnicity/any", "ons_ethnicity", "nhs_ethnic_category_england", null, ""),
        ("sex/any", "sex_gender", "code", "system", "DfE"),
        ("sex/any", "sex_gender", "code", "system", "NHS"),
        ("sex/any", "sex_gender", "code", "system", "PNC"),
        ("sex/any", "sex_gender", "code", "system", "Ofsted"),
        ("hsb/hackett", "hackett_continuum", "level", null, ""),
        ("area/councils", "london_areas", "name", null, ""),
        ("area/councils", "london_areas", "dfe_la_number", null, ""),
        ("setting/csa-typology", "csa_typology", "type_name", "n", ""),
        ("words/outcome-tool", "outcome_measures", "measure", null, ""),
        ("risk/kent-and-medway", "cse_risk_levels", "raw_level", "scheme", "Kent"),
        ("risk/thurrock", "cse_risk_levels", "raw_level", "scheme", "Thurrock"),
        ("risk/london-protocol", "cse_risk_levels", "raw_level", "scheme", "London"),
        ("risk/three-tier", "cse_risk_levels", "raw_level", "scheme", "Three-tier"),
        ("risk/croydon", "cse_risk_levels", "raw_level", "scheme", "Croydon"),
        ("risk/nwg", "cse_risk_levels", "raw_level", "scheme", "NWG"),
        ("risk/rag", "cse_risk_levels", "raw_level", "scheme", "RAG"),
        ("risk/assessed", "cse_risk_levels", "raw_level", "scheme", "Standard"),
    ];

    // Rows that are no code: a count, a level of another scale, measures written as two.
    private static readonly string[] NoCodes = ["nine types", "Hackett / AIM3 level", "TSCC / TSCYC", "CRIES-8 / CRIES-13", "RCADS-25/47", "PHQ-9 / GAD-7"];

    [PublishedFact]
    public void Lists_OfCodelists_KnowEveryCode()
    {
        var missing = new List<string>();
        foreach ((string list, string codelist, string column, string? where, string begins) in Pairs)
        {
            IReadOnlyDictionary<string, string> values = Fixtures.Lists.Find(list)!;
            string[] codes = [.. Rows(codelist).Where(row => where is null || row[where].StartsWith(begins, StringComparison.Ordinal)).Select(row => row[column].Trim()).Where(code => code.Length > 0 && !NoCodes.Contains(code)).Distinct()];
            Assert.NotEmpty(codes);
            missing.AddRange(codes.Where(code => !values.ContainsKey(NormalForm.Of(code))).Select(code => $"{list}: {code}"));
        }

        Assert.Equal([], missing);
    }

    [PublishedFact]
    public void Offences_OfLists_AreTheSubclassesOfTheCodelist()
    {
        Dictionary<string, Dictionary<string, string>> offences = Rows("home_office_offences").Where(row => row["code"].Contains('/')).ToDictionary(row => row["code"], StringComparer.Ordinal);
        Assert.Equal(offences.Values.Where(row => row["harm_codes"].Split('|').Contains("HSB")).Select(row => row["code"]).Order(), Fixtures.Lists.Find("offence/child-offender")!.Keys.Order());
        Assert.Equal(offences.Values.Where(row => row["needs_victim_age"] == "Y" && row["harm_codes"].Contains("CSA", StringComparison.Ordinal)).Select(row => row["code"]).Order(), Fixtures.Lists.Find("offence/csa-by-age")!.Keys.Order());
        Assert.DoesNotContain(Fixtures.Lists.Find("offence/csa")!.Keys, code => offences.TryGetValue(code, out var row) && row["needs_victim_age"] == "Y");
        Assert.Equal(Rows("police_offence_labels").Where(row => row["subclass_guess"].Length == 6).Select(row => (NormalForm.Of(row["raw_label"]), row["subclass_guess"])).Distinct().Order(), Fixtures.Lists.Find("offence/labels")!.Select(label => (label.Key, label.Value)).Order());
    }

    [PublishedFact]
    public void Factors_OfTheCodelist_AreInForceInItsYears() => Assert.Equal([], Rows("dfe_cin_factors")
        .Where(row => int.TryParse(row["valid_from_schema_year"], out int year) && year > 2017 && Fixtures.Lists.Dates("factors/dfe").GetValueOrDefault(NormalForm.Of(row["code"]))?.From != new DateOnly(year - 1, 4, 1))
        .Select(row => row["code"]));

    private static IReadOnlyList<Dictionary<string, string>> Rows(string codelist) =>
        FlagTable.Read(Path.Combine(Path.GetDirectoryName(PublishedTheoryAttribute.File)!, $"{codelist}.csv"));
}
