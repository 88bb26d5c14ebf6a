using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>Checks that a release asks for what its flows may give, at a level that fits.</summary>
internal sealed class ReleaseReferences(Agreement agreement, ReleaseTerms release, AgreementReferences references)
{
    // The Sexual Offences Act 2003 draws its lines at 13 and 16.
    private const int Thirteen = 13;

    public void Check()
    {
        references.Known(agreement.Parties.Select(party => party.Id), release.To, "party", release.Place);
        references.Permitted(release.Purposes, release.Place);
        references.Based(release.To, release.Purposes, release.Level, release.Place);
        InboundFlow[] flows = [.. agreement.Flows.Where(flow => release.FromFlows.Contains(flow.Id))];
        foreach (string flow in release.FromFlows.Where(flow => !flow.Contains('/', StringComparison.Ordinal)))
        {
            references.Known(agreement.Flows.Select(known => known.Id), flow, "flow", release.Place);
        }

        foreach (InboundFlow flow in flows)
        {
            foreach (string purpose in release.Purposes.Where(purpose => !flow.Purposes.Contains(purpose)))
            {
                references.Report(AgreementCodes.NeverApplies, release.Place with { Field = flow.Id }, $"purpose {purpose}, for which flow {flow.Id} does not come in", $"one of {string.Join(", ", flow.Purposes)}", "agree the purpose for the flow, or leave the flow out");
            }
        }

        CheckLevel();
        foreach (string field in release.Fields)
        {
            CheckField(field, flows);
        }

        foreach ((string dimension, IReadOnlyList<string> bands) in release.Dimensions)
        {
            foreach (string band in bands.Where(band => dimension == "age_band" && Straddles(band)))
            {
                references.Report(AgreementCodes.AgeBand, release.Place with { Field = dimension }, $"the band {band}, which has children under 13 and over", "0-12, 13-15, 16-17", "split it at 13: the law does");
            }
        }

        foreach (string field in release.Microdata?.Quasi.Concat(release.Microdata.Sensitive).Concat(release.Microdata.Coarsen.Select(step => step.Key)) ?? [])
        {
            references.Known(release.Fields, field, "released field", release.Place);
        }

        foreach (RowCondition condition in release.Rows)
        {
            references.Known(release.Fields, condition.Field, "released field", condition.Place);
        }
    }

    private void CheckLevel()
    {
        bool aggregate = release.Level == SharingLevel.Aggregate;
        if (aggregate && release.Disclosure is null)
        {
            references.Report(AgreementCodes.Malformed, release.Place, "an aggregate release without disclosure control", "disclosure: and a declared profile", "name the profile that protects small counts");
        }

        if (aggregate && release.Fields.Count > 0 || !aggregate && (release.Fields.Count == 0 || release.Products.Count > 0))
        {
            references.Report(AgreementCodes.Malformed, release.Place with { Field = "fields" }, aggregate ? "fields of an aggregate release" : "a release of rows without fields, or with products", "products: for aggregates, fields: for rows", "say what goes out in the way of its level");
        }

        if (release.Level == SharingLevel.Pseudonymised && release.Pseudonym is null)
        {
            references.Report(AgreementCodes.Malformed, release.Place, "a pseudonymised release without pseudonyms", "pseudonym: with its key_scope", "say how names are replaced");
        }

        if (release.Level is SharingLevel.Pseudonymised or SharingLevel.DeidentifiedRows && release.Microdata is null)
        {
            references.Report(AgreementCodes.Malformed, release.Place, "rows without k-anonymity", "microdata: with k_min and quasi", "say how many people share each combination");
        }
    }

    private void CheckField(string name, InboundFlow[] flows)
    {
        PermittedField[] permits = [.. flows.Select(flow => flow.Field(name)).OfType<PermittedField>()];
        DerivedField? derived = agreement.DerivedFields.FirstOrDefault(field => field.Name == name);
        if (permits.Length == 0 && derived is null)
        {
            references.Report(AgreementCodes.DanglingReference, release.Place with { Field = name }, "a field that no flow of the release lists and no derived field is", "a field of its flows, or one under derived_fields", "correct the name, or declare how it is made");
        }

        if (permits.Any(field => field.Keep == "test_only"))
        {
            references.Report(AgreementCodes.NeverApplies, release.Place with { Field = name }, "a field that is only tested and never kept", "fields that are kept", "leave it out of the release");
        }

        if (release.Level != SharingLevel.Identifiable && permits.Any(field => field.DataClass == "DIRECT"))
        {
            references.Report(AgreementCodes.IdentifierBelowLevel, release.Place with { Field = name }, "a direct identifier", "a level of identifiable, or a derived field in its place", "leave it out, or declare a field that is derived from it");
        }

        foreach ((string flow, string _) in derived?.From.Where(from => !release.FromFlows.Contains(from.Flow)).DistinctBy(from => from.Flow) ?? [])
        {
            references.Report(AgreementCodes.DanglingReference, release.Place with { Field = name }, $"a field that is made from flow {flow}, which is not in from_flows", $"one of {string.Join(", ", release.FromFlows)}", "add the flow, or leave the field out");
        }
    }

    private static bool Straddles(string band)
    {
        string[] ages = band.Split('-');
        return ages.Length == 2
            && int.TryParse(ages[0], NumberStyles.None, CultureInfo.InvariantCulture, out int youngest)
            && int.TryParse(ages[1], NumberStyles.None, CultureInfo.InvariantCulture, out int oldest)
            && youngest < Thirteen && oldest >= Thirteen;
    }
}
