namespace CsaeDataBridge.Agreements;

/// <summary>A flow that is ready to decide.</summary>
internal sealed class CompiledFlow
{
    private readonly Dictionary<string, FlowUse> uses;
    private readonly Dictionary<string, FieldUse> fields;

    public CompiledFlow(CompiledAgreement agreement, InboundFlow flow, ClauseTable table)
    {
        Agreement = agreement;
        Flow = flow;
        Clauses = table.Numbers(agreement.Agreement, flow.Clause);
        uses = agreement.Agreement.Purposes.ToDictionary(purpose => purpose.Id, purpose => Use(purpose, table), StringComparer.Ordinal);
        fields = flow.Fields.ToDictionary(field => field.Name, field => Field(field, table), StringComparer.Ordinal);
        Rows = [.. flow.Rows.Select(row => new RowTest(row))];
        Unsigned = agreement.Misses(flow.From) || agreement.Misses(flow.To);
        ToolkitUntil = Earlier(agreement.ToolkitUntil(flow.From), agreement.ToolkitUntil(flow.To));
    }

    public CompiledAgreement Agreement { get; }

    public InboundFlow Flow { get; }

    /// <summary>The flow's own clause.</summary>
    public int[] Clauses { get; }

    public RowTest[] Rows { get; }

    /// <summary>Whether a controller of the flow has not signed.</summary>
    public bool Unsigned { get; }

    public DateOnly ToolkitUntil { get; }

    public FlowUse? Use(string? purpose) => purpose is not null && uses.TryGetValue(purpose, out FlowUse? use) ? use : null;

    public FieldUse? Field(string? name) => name is not null && fields.TryGetValue(name, out FieldUse? field) ? field : null;

    /// <summary>Whether a never pattern of the flow names a field, listed or not.</summary>
    public bool Forbids(string name)
    {
        if (fields.TryGetValue(name, out FieldUse? field))
        {
            return field.Forbidden;
        }

        foreach (string pattern in Flow.Never)
        {
            if (Wildcard.Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The uses for the purposes of a code, by which agreements share purposes.</summary>
    public IEnumerable<FlowUse> Uses(string code) => Agreement.Agreement.Purposes.Where(purpose => purpose.Code == code).Select(purpose => uses[purpose.Id]).Where(use => use.InFlow);

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;

    private FlowUse Use(Purpose purpose, ClauseTable table)
    {
        Agreement agreement = Agreement.Agreement;
        IEnumerable<string> bases = agreement.Bases.Where(basis => basis.Purpose == purpose.Id && (basis.Party == Flow.From || basis.Party == Flow.To)).Select(basis => basis.Clause);
        return new FlowUse(
            Flow.Purposes.Contains(purpose.Id),
            purpose.IndividualCare,
            BasisUse.Of(agreement, Flow.From, purpose.Id),
            BasisUse.Of(agreement, Flow.To, purpose.Id),
            table.Numbers(agreement, [Flow.Clause, purpose.Clause, .. bases]));
    }

    private FieldUse Field(PermittedField field, ClauseTable table)
    {
        Agreement agreement = Agreement.Agreement;
        SharingLevel level = field.Keep switch
        {
            "hmac" => SharingLevel.Pseudonymised,
            "as_is" or "generalise" when field.DataClass != "DIRECT" => SharingLevel.DeidentifiedRows,
            _ => SharingLevel.Identifiable,
        };
        string keep = field.Generalise is { } to ? $"generalise:{to}" : $"keep:{field.Keep}";
        bool hashed = agreement.DataClasses.Any(known => known.Name == field.DataClass && known.LoggedAsHash);
        RetentionRule[] rules = [.. agreement.Retention.Where(rule => rule.DataClass == field.DataClass || rule.DataClass == "*")];
        return new FieldUse(
            field,
            Flow.Never.Any(pattern => Wildcard.Matches(pattern, field.Name)),
            level,
            [keep, hashed ? "log:hash" : "log:never"],
            rules,
            table.Numbers(agreement, Flow.Clause, field.Clause),
            table.Numbers(agreement, rules.Select(rule => rule.Clause)));
    }
}
