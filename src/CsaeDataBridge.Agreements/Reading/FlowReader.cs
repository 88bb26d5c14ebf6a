using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one entry of <c>flows_in:</c>.</summary>
internal sealed class FlowReader(CodelistFolder lists, ICollection<Issue> issues)
{
    // The National Data Opt-out's lists are valid for 21 days.
    private const int ListMaxAgeDays = 21;

    public InboundFlow Read(CheckedValues flow)
    {
        string clause = flow.Word("clause");
        return new InboundFlow(
            flow.Word("id"),
            clause,
            flow.Word("from"),
            flow.Word("to"),
            flow.Texts("purposes"),
            flow.Text("source_system"),
            flow.Text("format"),
            flow.Under("schedule") is { } schedule ? Schedule(schedule) : null,
            [.. flow.Each("rows").Select(row => Condition(row, clause, lists, issues))],
            flow.Under("opt_out") is { } optOut ? new OptOutRule(optOut.Flag("applies", true), optOut.Number("list_max_age_days") ?? ListMaxAgeDays, optOut.Place) : null,
            flow.Under("objections") is { } objections ? new ObjectionRule(objections.Word("register"), objections.Number("list_max_age_days") ?? ListMaxAgeDays, objections.Place) : null,
            [.. flow.Each("fields").Select(Field)],
            flow.Texts("never"),
            flow.Text("unlisted_field") != "drop_unread",
            flow.Place);
    }

    internal static RowCondition Condition(CheckedValues row, string clause, CodelistFolder lists, ICollection<Issue> issues)
    {
        RowOperator operation = row.Word("op") switch
        {
            "eq" => RowOperator.Equal,
            "ne" => RowOperator.NotEqual,
            "lt" => RowOperator.LessThan,
            "lt_or_unknown" => RowOperator.LessThanOrUnknown,
            "le" => RowOperator.AtMost,
            "gt" => RowOperator.GreaterThan,
            "ge" => RowOperator.AtLeast,
            "between" => RowOperator.Between,
            "not_in" => RowOperator.NotIn,
            "is_present" => RowOperator.IsPresent,
            _ => RowOperator.In,
        };
        bool listed = row.Has("codeset");
        IReadOnlyList<string> values = row.Text("codeset") is { } codeset ? lists.Codes(codeset, row.Place) : row.Texts("value");
        bool fits = operation switch
        {
            RowOperator.In or RowOperator.NotIn => listed != row.Has("value") && (listed || values.Count > 0),
            RowOperator.Between => values.Count == 2 && !listed,
            RowOperator.IsPresent => values.Count == 0 && !listed,
            _ => values.Count == 1 && !listed,
        };
        if (!fits)
        {
            issues.Add(Issue.Error(AgreementCodes.Malformed, row.Place, "a condition with too many or too few values", "value: or codeset: for in and not_in, two values for between, none for is_present, else one", "say what the field is compared with"));
        }

        return new RowCondition(row.Word("field"), operation, values, clause, row.Place);
    }

    private static FlowSchedule Schedule(CheckedValues schedule) => new(
        schedule.Text("every"),
        TimeOnly.TryParseExact(schedule.Text("by"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly by) ? by : null,
        schedule.Number("late_after_hours"),
        schedule.Number("reject_older_than_days"));

    private PermittedField Field(CheckedValues field)
    {
        string? generalise = field.Under("keep")?.Text("generalise");
        return new PermittedField(
            field.Word("name"),
            field.Word("class"),
            generalise is null ? field.Text("keep") ?? "test_only" : "generalise",
            generalise,
            field.Word("clause"),
            [.. field.Entries("derive").Select(entry => Derivation(entry.Key, entry.Value, field.Place))],
            field.Place)
        {
            Scope = field.Text("scope"),
            Why = field.Text("why"),
            Duty = field.Text("duty") is { } duty && lists.Gateways([duty], field.Place) is [var gateway] ? gateway : null,
        };
    }

    private FieldDerivation Derivation(string name, IReadOnlyList<string> rule, Place place)
    {
        string[] parts = rule.Count == 1 ? rule[0].TrimEnd(')').Split('(', 2) : [];
        return parts is ["codelist", var codeset] ? new FieldDerivation(name, "codelist", codeset, lists.Groups(codeset, place))
            : parts is [var function, var argument] ? new FieldDerivation(name, function, argument, [])
            : new FieldDerivation(name, "", "", []);
    }
}
