using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>Decides about one flow: what comes in, what is kept and for how long, and readings in an emergency.</summary>
internal static class FlowDecider
{
    public static Decision In(CompiledAgreement agreement, DecisionRequest request, DateOnly day, DateTimeOffset instant, Ruling ruling, ClauseTable table)
    {
        CompiledFlow? flow = Find(agreement, request, ref ruling);
        if (flow is null)
        {
            return ruling.Close(null, [], request, table);
        }

        FlowUse? use = Stands(flow, request, day, instant, release: false, ref ruling);
        FieldUse? field = null;
        if (request.Action == DecisionAction.IngestRow)
        {
            foreach (RowTest row in flow.Rows)
            {
                ruling.When(!row.IsMet(request.Row), DecisionRule.Row);
            }
        }
        else
        {
            field = Field(flow, request, ref ruling);
            ruling.When(request.Action == DecisionAction.Store && field?.Field.Keep == "test_only", DecisionRule.UnlistedField);
            ruling.When(request.Action == DecisionAction.Link && field is not null && field.Field.Keep != "identity_vault", DecisionRule.DefaultDeny);
        }

        if (request.Action is DecisionAction.IngestRow or DecisionAction.Link)
        {
            AskLists(flow.Flow, use, request, ref ruling);
        }

        bool duty = use?.From.IsDuty == true || field?.Field.Duty is not null;
        return ruling.Close(field?.Level ?? SharingLevel.Identifiable, field?.Obligations ?? [], request, table, duty, use?.Clauses ?? flow.Clauses, field?.Clauses);
    }

    public static Decision BreakGlass(CompiledAgreement agreement, DecisionRequest request, BreakGlassRequest glass, DateOnly day, DateTimeOffset instant, Ruling ruling, ClauseTable table)
    {
        CompiledFlow? flow = Find(agreement, request, ref ruling);
        BreakGlassRule? rule = agreement.Agreement.Terms.BreakGlass;
        ruling.When(rule is not { Allowed: true } || request.Release is not null || !glass.SubjectNamed || glass.Minutes < 1 || glass.Minutes > rule.MaxMinutes || request.Role is null || !rule.Roles.Contains(request.Role), DecisionRule.BreakGlass);
        int[]? clause = rule is null ? null : table.Numbers(agreement.Agreement, rule.Clause);
        if (flow is null)
        {
            return ruling.Close(null, [], request, table, false, clause);
        }

        FlowUse? use = Stands(flow, request, day, instant, release: true, ref ruling);
        FieldUse? field = Field(flow, request, ref ruling);
        ruling.When(field?.Field.Keep == "test_only", DecisionRule.UnlistedField);
        string[] obligations = rule is null ? [] : [.. rule.Notify.Select(who => $"notify:{who}").Append(string.Create(CultureInfo.InvariantCulture, $"second_person_within_hours:{rule.SecondPersonWithinHours}")).Order(StringComparer.Ordinal)];
        bool duty = use?.From.IsDuty == true || field?.Field.Duty is not null;
        return ruling.Close(field?.Level, obligations, request, table, duty, use?.Clauses ?? flow.Clauses, field?.Clauses, clause);
    }

    public static Decision Retain(CompiledAgreement agreement, DecisionRequest request, DateOnly day, Ruling ruling, ClauseTable table)
    {
        CompiledFlow? flow = Find(agreement, request, ref ruling);
        if (flow is null)
        {
            return ruling.Close(null, [], request, table);
        }

        FieldUse? field = Field(flow, request, ref ruling);
        ruling.When(field?.Field.Keep == "test_only", DecisionRule.UnlistedField);
        HoldRule? hold = request.OnHold && agreement.Agreement.Terms.Holds is { } rule && rule.Blocks.Contains("purge") ? rule : null;
        if (field is not null)
        {
            ruling.When(field.Rules.Length == 0 || request.HeldFrom is null, DecisionRule.DefaultDeny);
            foreach (RetentionRule kept in field.Rules)
            {
                ruling.When(hold is null && request.HeldFrom is { } from && day > (kept.Days is { } days ? from.AddDays(days) : from.AddMonths(kept.Months ?? 0)), DecisionRule.Time);
            }
        }

        int[]? clause = hold is null ? null : table.Numbers(agreement.Agreement, hold.Clause);
        return ruling.Close(null, hold is null ? [] : ["hold"], request, table, false, flow.Clauses, field?.Clauses, field?.RetentionClauses, clause);
    }

    private static CompiledFlow? Find(CompiledAgreement agreement, DecisionRequest request, ref Ruling ruling)
    {
        CompiledFlow? flow = request.Flow is null ? null : agreement.Flows.GetValueOrDefault(request.Flow);
        ruling.When(flow is null, DecisionRule.DefaultDeny);
        return flow;
    }

    // Whether the agreement is in force and signed, and everybody has a basis for the purpose.
    private static FlowUse? Stands(CompiledFlow flow, DecisionRequest request, DateOnly day, DateTimeOffset instant, bool release, ref Ruling ruling)
    {
        FlowUse? use = flow.Use(request.Purpose);
        ruling.When(day > flow.ToolkitUntil || flow.Agreement.IsStopped(day, instant, release), DecisionRule.Time);
        ruling.When(flow.Unsigned, DecisionRule.Signatures);
        ruling.When(use is null || !use.IsBased(day), DecisionRule.Purpose);
        ruling.When(request.Purpose is { } purpose && flow.Agreement.Forbids(purpose), DecisionRule.Forbidden);
        return use;
    }

    private static FieldUse? Field(CompiledFlow flow, DecisionRequest request, ref Ruling ruling)
    {
        FieldUse? field = flow.Field(request.Field);
        ruling.When(field is null, DecisionRule.UnlistedField);
        ruling.When(request.Field is { } name && flow.Forbids(name), DecisionRule.Forbidden);
        return field;
    }

    // Before anybody is linked. A list that is missing or too old clears nobody.
    private static void AskLists(InboundFlow flow, FlowUse? use, DecisionRequest request, ref Ruling ruling)
    {
        if (flow.OptOut is { Applies: true } optOut && use?.IndividualCare != true)
        {
            ruling.When(!request.Cleared || !(request.ClearedListDays <= optOut.ListMaxAgeDays), DecisionRule.OptOut);
        }

        if (flow.Objections is { } objections)
        {
            ruling.When(request.Objected || !(request.ObjectionListDays <= objections.ListMaxAgeDays), DecisionRule.OptOut);
        }
    }
}
