using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one entry of <c>flows_in:</c>.</summary>
internal static class FlowReader
{
    private static readonly string[] DataClasses = ["DIRECT", "QUASI", "SENSITIVE", "ADMIN"];
    private static readonly string[] Keeps = ["as_is", "identity_vault", "hmac", "test_only"];

    public static InboundFlow Read(YamlKeys flow, CodelistFolder lists, ICollection<Issue> issues)
    {
        string clause = flow.RequireText("clause");
        YamlKeys? schedule = flow.Keys("schedule", "a schedule");
        int? oldest = schedule?.Number("reject_older_than_days");
        schedule?.Take("every");
        schedule?.Take("by");
        schedule?.Take("late_after_hours");
        schedule?.Finish();
        foreach (string key in (string[])["source_system", "format", "opt_out", "objections"])
        {
            flow.Take(key);
        }

        var read = new InboundFlow(
            flow.RequireText("id"),
            clause,
            flow.RequireText("from"),
            flow.RequireText("to"),
            flow.Texts("purposes"),
            oldest,
            [.. AgreementReader.Each(flow, "rows", "a row condition", issues).Select(row => ReadCondition(row, clause, lists))],
            [.. AgreementReader.Each(flow, "fields", "a field", issues).Select(field => ReadField(field))],
            flow.Texts("never"),
            ReadUnlisted(flow),
            flow.Place);
        flow.Finish();
        return read;
    }

    private static bool ReadUnlisted(YamlKeys flow)
    {
        switch (flow.Text("unlisted_field"))
        {
            case "drop_unread":
                return false;
            case null or "refuse_file":
                return true;
            default:
                flow.Report(flow.Place with { Field = "unlisted_field" }, "another word", "refuse_file or drop_unread", "an unlisted field is never kept: choose one of the two");
                return true;
        }
    }

    private static PermittedField ReadField(YamlKeys field)
    {
        string name = field.RequireText("name");
        string dataClass = field.RequireText("class");
        if (!DataClasses.Contains(dataClass))
        {
            field.Report(field.Place with { Field = name }, "another class", string.Join(", ", DataClasses), "write one of these classes");
        }

        string keep;
        string? generalise = null;
        switch (field.Require("keep"))
        {
            case YamlScalar word when Keeps.Contains(word.Text):
                keep = word.Text;
                break;
            case YamlMap map when map["generalise"] is YamlScalar to && map.Entries.Count == 1:
                keep = "generalise";
                generalise = to.Text;
                break;
            default:
                field.Report(field.Place with { Field = name }, "another way to keep it", $"{string.Join(", ", Keeps)} or {{ generalise: ... }}", "write one of these");
                keep = "test_only";
                break;
        }

        foreach (string key in (string[])["scope", "why", "duty"])
        {
            field.Take(key);
        }

        var read = new PermittedField(name, dataClass, keep, generalise, field.RequireText("clause"), [.. field.Map("derive")?.Entries.Select(entry => entry.Key.Text) ?? []], field.Place);
        field.Finish();
        return read;
    }

    internal static RowCondition ReadCondition(YamlKeys row, string clause, CodelistFolder lists)
    {
        string field = row.RequireText("field");
        RowOperator? operation = row.RequireText("op") switch
        {
            "eq" => RowOperator.Equal,
            "ne" => RowOperator.NotEqual,
            "lt" => RowOperator.LessThan,
            "le" => RowOperator.AtMost,
            "gt" => RowOperator.GreaterThan,
            "ge" => RowOperator.AtLeast,
            "in" => RowOperator.In,
            "not_in" => RowOperator.NotIn,
            _ => null,
        };
        if (operation is null)
        {
            row.Report(row.Place with { Field = "op" }, "another word", "eq, ne, lt, le, gt, ge, in or not_in", "write one of these");
        }

        IReadOnlyList<string> values = row.Text("codeset") is { } codeset ? lists.Codes(codeset, row.Place) : row.Texts("value");
        if (values.Count == 0)
        {
            row.Report(row.Place, "a condition without a value", "value: or codeset:", "say what the field is compared with");
        }

        row.Finish();
        return new RowCondition(field, operation ?? RowOperator.In, values, clause, row.Place);
    }
}
