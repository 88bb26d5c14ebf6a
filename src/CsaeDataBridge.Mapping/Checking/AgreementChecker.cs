using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Checks a mapping against the clause that lets its feed in: fields, how they are kept, and row conditions.</summary>
internal sealed class AgreementChecker(MappingDocument document, InboundFlow? flow, ICollection<Issue> issues)
{
    private static readonly string[] Generalisations = ["month", "quarter", "year", "ONS-18-plus-1"];

    public void Check()
    {
        if (flow is null)
        {
            return;
        }

        foreach (FieldDefinition field in document.Fields)
        {
            Place place = field.Place with { Field = field.Name };
            PermittedField? permitted = flow.Fields.FirstOrDefault(known => known.Name == field.Name);
            if (permitted is null)
            {
                issues.Add(Issue.Error(MappingCodes.NotPermitted, place, $"a field that clause {flow.Clause} does not list", $"one of {string.Join(", ", flow.Fields.Select(known => known.Name))}", "remove the field, or agree on a clause for it"));
            }
            else if (permitted.Generalise is { } to && (!Generalisations.Contains(to) || (to is "month" or "quarter" or "year") != (field.Kind == FieldKind.Date)))
            {
                issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, $"a field that clause {permitted.Clause} generalises to {to}", "month, quarter or year for a date; ONS-18-plus-1 for ethnicity", "agree on a generalisation that fits the field"));
            }
            else if (field.Kind == FieldKind.Identity && permitted.Keep is not ("identity_vault" or "test_only"))
            {
                issues.Add(Issue.Error(MappingCodes.KeptOtherwise, place, $"an identifier that clause {permitted.Clause} keeps as {permitted.Keep}", "keep: identity_vault", "identifiers go to the vault only: correct the clause"));
            }
        }

        foreach (RowCondition condition in flow.Rows)
        {
            CheckRow(condition);
        }

        if (flow.Lists is [var list, ..] && !document.Fields.Any(PersonListTable.Asks))
        {
            issues.Add(Issue.Error(MappingCodes.PersonList, flow.Place with { Field = flow.Id }, $"a clause that asks the list {list.Name}, and a mapping that reads no NHS number", $"a field of kind identity: nhs_number under 'read:' of {document.FileName}", "read the number: without it nobody can be looked up"));
        }
    }

    private void CheckRow(RowCondition condition)
    {
        FieldDefinition? field = document.Field(condition.Field);
        (PermittedField From, FieldDerivation How)? derived = field is null ? flow!.Derivation(condition.Field) : null;
        bool isAge = derived is { How.Function: "age_at" }
            || (field is null && derived is null && condition.Field == CompileScope.Age && (document.Person.ContainsKey("born") || document.Person.ContainsKey(CompileScope.Age)));
        bool isGroup = derived is { How.Function: "codelist" };
        if (derived is { } made ? !IsReadFor(made) : field is null && !isAge)
        {
            issues.Add(Issue.Error(MappingCodes.RowCondition, condition.Place with { Field = condition.Field }, "a row condition on a field that the mapping does not read", $"the field under 'read:' of {document.FileName}", "read the field: without it every row would be excluded"));
            return;
        }

        bool ordered = condition.Operator is RowOperator.LessThan or RowOperator.LessThanOrUnknown or RowOperator.AtMost or RowOperator.GreaterThan or RowOperator.AtLeast or RowOperator.Between;
        bool number = isAge || field?.Kind == FieldKind.Number;
        bool date = field?.Kind == FieldKind.Date;
        bool word = isGroup || field?.Kind is FieldKind.Values or FieldKind.Code or FieldKind.Pattern;
        bool valuesFit = number ? condition.Values.All(value => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            : date ? condition.Values.All(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            : word && !ordered || condition.Operator == RowOperator.IsPresent && field?.Kind != FieldKind.Flag;
        if (!valuesFit)
        {
            issues.Add(Issue.Error(MappingCodes.RowCondition, condition.Place with { Field = condition.Field }, "a row condition that does not fit how the mapping reads the field", "numbers for a number, yyyy-MM-dd for a date, words and no order for values and codes", "correct the clause, or read the field in another way"));
        }
        else if (word && (isGroup ? [.. derived!.Value.How.Codes.Select(code => code.Value).Distinct()] : SourceChecker.Domain(field!)) is { } domain)
        {
            // A word that the field never holds keeps nothing out (not_in), and a list of such words lets nothing in.
            bool negative = condition.Operator is RowOperator.NotEqual or RowOperator.NotIn;
            string[] strange = [.. condition.Values.Where(value => !domain.Contains(value, StringComparer.OrdinalIgnoreCase))];
            if (strange.Length > 0 && (negative || strange.Length == condition.Values.Count))
            {
                issues.Add(Issue.Error(MappingCodes.RowCondition, condition.Place with { Field = condition.Field }, $"the word {strange[0]}, which the field never holds", $"one of {string.Join(", ", domain)}", "correct the clause, or the field's value list"));
            }
        }
    }

    // An age is made of two dates, a group of what is a word or a code.
    private bool IsReadFor((PermittedField From, FieldDerivation How) made) => made.How.Function == "age_at"
        ? document.Field(made.From.Name)?.Kind == FieldKind.Date && document.Field(made.How.Argument)?.Kind == FieldKind.Date
        : document.Field(made.From.Name)?.Kind is FieldKind.Values or FieldKind.Code or FieldKind.Pattern;
}
