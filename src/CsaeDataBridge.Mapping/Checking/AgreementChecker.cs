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
    }

    private void CheckRow(RowCondition condition)
    {
        FieldDefinition? field = document.Field(condition.Field);
        bool isAge = field is null && condition.Field == CompileScope.Age && (document.Person.ContainsKey("born") || document.Person.ContainsKey(CompileScope.Age));
        if (field is null && !isAge)
        {
            issues.Add(Issue.Error(MappingCodes.RowCondition, condition.Place with { Field = condition.Field }, "a row condition on a field that the mapping does not read", $"the field under 'read:' of {document.FileName}", "read the field: without it every row would be excluded"));
            return;
        }

        bool ordered = condition.Operator is RowOperator.LessThan or RowOperator.AtMost or RowOperator.GreaterThan or RowOperator.AtLeast;
        bool number = isAge || field!.Kind == FieldKind.Number;
        bool date = !isAge && field!.Kind == FieldKind.Date;
        bool word = !isAge && field!.Kind is FieldKind.Values or FieldKind.Code or FieldKind.Pattern;
        bool valuesFit = number ? condition.Values.All(value => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            : date ? condition.Values.All(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            : word && !ordered;
        if (!valuesFit)
        {
            issues.Add(Issue.Error(MappingCodes.RowCondition, condition.Place with { Field = condition.Field }, "a row condition that does not fit how the mapping reads the field", "numbers for a number, yyyy-MM-dd for a date, words and no order for values and codes", "correct the clause, or read the field in another way"));
        }
        else if (word && SourceChecker.Domain(field!) is { } domain)
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
}
