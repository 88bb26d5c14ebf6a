namespace CsaeDataBridge.Agreements;

/// <summary>Checks that a flow names what the agreement declares, and that nothing in it can never apply.</summary>
internal sealed class FlowReferences(Agreement agreement, InboundFlow flow, AgreementReferences references, CodelistFolder lists)
{
    public void Check()
    {
        string[] parties = [.. agreement.Parties.Select(party => party.Id)];
        references.Known(parties, flow.From, "party", flow.Place);
        references.Known(parties, flow.To, "party", flow.Place);
        references.Permitted(flow.Purposes, flow.Place);
        references.Based(flow.From, flow.Purposes, SharingLevel.Identifiable, flow.Place);
        references.Based(flow.To, flow.Purposes, SharingLevel.Identifiable, flow.Place);
        references.Unique(flow.Fields.SelectMany(field => field.Derives.Select(derived => derived.Name).Prepend(field.Name).Select(name => (name, field.Place))));
        string[] names = [.. flow.Fields.SelectMany(field => field.Derives.Select(derived => derived.Name).Prepend(field.Name))];
        foreach (RowCondition condition in flow.Rows)
        {
            references.Known(names, condition.Field, "field", condition.Place);
        }

        foreach (PermittedField field in flow.Fields)
        {
            CheckField(field);
        }

        if (flow.OptOut is { Applies: true } && flow.Fields.All(field => field.Keep != "identity_vault"))
        {
            references.Report(AgreementCodes.NeverApplies, flow.OptOut.Place, "an opt-out of a flow that reads no identifier", "a field with keep: identity_vault that holds NHS numbers", "list the field: without a number nobody comes in");
        }
    }

    private void CheckField(PermittedField field)
    {
        foreach (string pattern in flow.Never.Where(pattern => Wildcard.Matches(pattern, field.Name)))
        {
            references.Report(AgreementCodes.NeverApplies, field.Place with { Field = field.Name }, $"a field that never: {pattern} forbids", "fields that no never pattern matches", "take it out of one of the two: the pattern beats the permit");
        }

        if (field.Duty is { } duty)
        {
            references.Alive(duty, field.Place);
            if (!duty.IsDuty)
            {
                references.Report(AgreementCodes.Malformed, field.Place with { Field = duty.Code }, "a power under duty:", "a gateway of kind duty", "leave 'duty:' out: a power obliges nobody");
            }
        }

        foreach (FieldDerivation derived in field.Derives.Where(derived => derived.Function == "age_at"))
        {
            references.Known(flow.Fields.Select(known => known.Name), derived.Argument, "field", field.Place);
        }

        foreach (FieldDerivation derived in field.Derives.Where(derived => derived is { Function: "codelist", Codes.Count: 0 } && lists.Codes(derived.Argument, field.Place).Count > 0))
        {
            references.Report(AgreementCodes.Malformed, field.Place with { Field = derived.Name }, $"codelists/{derived.Argument}.csv without groups", "a second column with what each code stands for", "add the column");
        }
    }
}
