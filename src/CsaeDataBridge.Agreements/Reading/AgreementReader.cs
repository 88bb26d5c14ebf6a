using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one agreement file strictly; every fault of the file is reported at once.</summary>
internal sealed class AgreementReader(CodelistFolder lists, ICollection<Issue> issues)
{
    public Agreement Read(YamlMap root)
    {
        new LanguageChecker(AgreementLanguage.Definition, AgreementCodes.Malformed, issues).Check("agreement", root);
        var keys = new CheckedValues(root);
        IReadOnlyList<DisclosureProfile> profiles = [.. keys.EachEntry("disclosure_profiles").Select(entry => Profile(entry.Key, entry.Value))];
        var flows = new FlowReader(lists, issues);
        var releases = new ReleaseReader(profiles, lists, issues);
        byte[] signed = CanonicalJson.Of(root, "status", "signatories");
        var agreement = new Agreement(
            keys.Word("id"),
            keys.Number("version") ?? 0,
            keys.Word("title"),
            keys.Date("effective_from") ?? DateOnly.MinValue,
            keys.Date("review_by") ?? DateOnly.MinValue,
            keys.Number("review_grace_days") ?? 0,
            keys.Date("expires_on") ?? DateOnly.MinValue,
            [.. keys.Each("parties").Select(Party)],
            [.. keys.Each("people").Select(person => new AgreementPerson(person.Word("id"), person.Word("party"), person.Text("name"), person.Texts("roles"), VerificationKey.TryParse(person.Word("key")), person.Place))],
            [.. keys.Each("purposes").Select(Purpose)],
            keys.Texts("incompatible_purposes"),
            [.. keys.Each("lawful_basis").Select(Basis)],
            [.. keys.EachEntry("data_classes").Select(entry => new DataClass(entry.Key, Labels(entry.Value.Under("label")), entry.Value.Text("log") == "hash"))],
            [.. keys.Each("flows_in").Select(flows.Read)],
            [.. keys.Each("derived_fields").Select(Derived)],
            [.. keys.Each("releases").Select(releases.Read)],
            profiles,
            [.. keys.Each("retention").Select(Retention)],
            [.. keys.Each("signatories").Select(who => new Signatory(who.Word("party"), who.Text("person"), who.Word("name"), who.Word("post"), who.Date("date"), who.Text("sig"), who.Place))],
            TermsReader.Read(keys),
            root.Place,
            signed,
            CanonicalJson.Sha256(signed));
        new AgreementReferences(agreement, lists, issues).Check();
        return agreement;
    }

    internal static SecurityLabels? Labels(CheckedValues? labels) =>
        labels is null ? null : new SecurityLabels(labels.Text("confidentiality"), labels.Texts("sensitivity"), labels.Texts("handling"));

    private static Party Party(CheckedValues party)
    {
        CheckedValues? toolkit = party.Under("dspt");
        PartyRole role = party.Word("role") switch
        {
            "controller" => PartyRole.Controller,
            "joint_controller" => PartyRole.JointController,
            "processor" => PartyRole.Processor,
            _ => PartyRole.Recipient,
        };
        return new Party(party.Word("id"), party.Word("name"), role, party.Flag("host"), party.Text("ico_reg"), toolkit?.Text("status"), toolkit?.Date("valid_to"), party.Text("caldicott"), party.Text("siro"), party.Text("dpo"), party.Text("ods"), party.Flag("competent_authority"), party.Text("on_behalf_of"), party.Text("contract"), party.Place);
    }

    private static Purpose Purpose(CheckedValues purpose) =>
        new(purpose.Word("id"), purpose.Word("clause"), purpose.Text("code") ?? purpose.Word("id"), purpose.Text("fhir_purpose"), purpose.Flag("individual_care"), purpose.Word("text"), purpose.Place);

    private LawfulBasis Basis(CheckedValues basis) => new(
        basis.Word("party"),
        basis.Word("purpose"),
        basis.Word("clause"),
        basis.Has("data"),
        basis.Text("art6"),
        lists.Gateways(basis.Texts("gateway"), basis.Place),
        basis.Text("art9"),
        basis.Text("sch1"),
        basis.Text("art10"),
        basis.Text("annex1"),
        basis.Text("confidence"),
        basis.Text("collected_under"),
        lists.Gateways(basis.Texts("authorised_by_law"), basis.Place),
        basis.Text("note"),
        basis.Place);

    private static DerivedField Derived(CheckedValues field) => new(
        field.Word("name"),
        [.. field.Texts("from").Select(name => name.Split('.', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))],
        field.Word("rule"),
        field.Word("clause"),
        field.Place);

    private static DisclosureProfile Profile(string id, CheckedValues profile)
    {
        CheckedValues? primary = profile.Under("primary");
        CheckedValues? secondary = profile.Under("secondary");
        return new DisclosureProfile(id, primary?.Number("suppress_from") ?? 1, primary?.Number("suppress_to") ?? 7, profile.Under("rounding")?.Number("base") ?? 5, profile.Text("marker") ?? "c")
        {
            DominancePercent = profile.Under("dominance")?.Number("p_percent"),
            MinIntervalWidth = secondary?.Number("min_interval_width"),
            InsiderCellsUpTo = secondary?.Number("insider_cells_up_to"),
            Includes = secondary?.Texts("include") ?? [],
            SuppressGroupZeros = profile.Under("zeros")?.Text("group_disclosure_100pct") == "suppress",
        };
    }

    private static RetentionRule Retention(CheckedValues rule)
    {
        string[] keep = rule.Word("keep").Split('_');
        int? amount = int.TryParse(keep[0], out int read) ? read : null;
        bool days = keep[^1] == "days";
        return new RetentionRule(rule.Text("class"), rule.Text("what"), rule.Text("from"), days ? amount : null, days ? null : amount, rule.Word("then"), rule.Word("clause"), rule.Place);
    }
}
