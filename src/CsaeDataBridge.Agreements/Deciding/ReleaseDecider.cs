namespace CsaeDataBridge.Agreements;

/// <summary>Decides about one release: whether a value may be read, shown or sent.</summary>
internal static class ReleaseDecider
{
    private const string Fhir = "fhir-bundle-r4";

    public static Decision Out(CompiledAgreement agreement, DecisionRequest request, DateOnly day, DateTimeOffset instant, Ruling ruling, BorrowedPermits borrowed, ClauseTable table)
    {
        CompiledRelease? release = request.Release is null ? null : agreement.Releases.GetValueOrDefault(request.Release);
        ruling.When(release is null || release.IsDangling, DecisionRule.DefaultDeny);
        if (release is null)
        {
            return ruling.Close(null, [], request, table);
        }

        ReleaseTerms terms = release.Terms;
        SharingLevel level = request.Level ?? terms.Level;
        ReleaseUse? use = release.Use(request.Purpose);
        Stands(release, use, request, day, instant, ref ruling);
        ruling.When(request.Recipient != terms.To, DecisionRule.DefaultDeny);
        ruling.When(level < terms.Level || use is { Recipient.AggregateOnly: true } && level != SharingLevel.Aggregate, DecisionRule.Level);
        if (terms.Level == SharingLevel.Aggregate)
        {
            AskCell(release, request, borrowed, ref ruling);
        }
        else
        {
            AskField(release, level, request, borrowed, ref ruling);
        }

        if (request.Action is DecisionAction.ReportCell or DecisionAction.ReleaseCell)
        {
            ruling.When(request.Trace.Count == 0 || request.Trace.Any(flow => !release.Draws(flow)), DecisionRule.Trace);
        }

        ruling.When(request.Action == DecisionAction.ReportCell && terms.Level != SharingLevel.Aggregate, DecisionRule.DefaultDeny);
        ruling.When(request.Action == DecisionAction.ReleaseCell && (request.Format is null || !terms.Formats.Contains(request.Format)), DecisionRule.DefaultDeny);
        ruling.When(request.Action == DecisionAction.ExportFhir && !terms.Formats.Contains(Fhir), DecisionRule.DefaultDeny);
        int[] clauses = use?.Clauses ?? release.Clauses;
        int[]? field = request.Field is null ? null : release.Field(request.Field);
        return use is { Others.Length: > 0 }
            ? WithOthers(release, use, level, request, ruling, table, field)
            : ruling.Close(level, release.Obligations(level), request, table, use?.Duty ?? false, clauses, field);
    }

    // Every agreement that the data came in under must permit it too, and the strictest of them says how.
    private static Decision WithOthers(CompiledRelease release, ReleaseUse use, SharingLevel level, DecisionRequest request, Ruling ruling, ClauseTable table, int[]? field)
    {
        var clauses = new List<int[]?> { use.Clauses, field };
        var terms = new List<ReleaseTerms> { release.Terms };
        foreach (OtherFlow other in use.Others)
        {
            bool covered = false;
            foreach ((ReleaseTerms permit, HashSet<string> fields, int[] clause) in other.Permits)
            {
                if (OtherFlow.Covers(permit, fields, level, request.Field))
                {
                    covered = true;
                    terms.Add(permit);
                    clauses.Add(clause);
                }
            }

            ruling.When(!covered, DecisionRule.EveryAgreement);
        }

        return ruling.Close(level, ObligationBook.Of(terms, level), request, table, use.Duty, [.. clauses]);
    }

    private static void Stands(CompiledRelease release, ReleaseUse? use, DecisionRequest request, DateOnly day, DateTimeOffset instant, ref Ruling ruling)
    {
        bool stopped = day > release.ToolkitUntil;
        foreach (CompiledAgreement agreement in release.Agreements)
        {
            stopped |= agreement.IsStopped(day, instant, release: true);
        }

        ruling.When(stopped, DecisionRule.Time);
        ruling.When(release.Unsigned, DecisionRule.Signatures);
        ruling.When(request.Purpose is { } purpose && (release.Agreement.Forbids(purpose) || use is { Forbidden: true }), DecisionRule.Forbidden);
        bool based = use is { InRelease: true } && use.Recipient.IsAlive(day);
        foreach (FlowUse own in use?.Own ?? [])
        {
            based &= own.IsBased(day);
        }

        foreach (OtherFlow other in use?.Others ?? [])
        {
            based &= Array.Exists(other.Uses, flow => flow.IsBased(day));
        }

        ruling.When(!based, DecisionRule.Purpose);
    }

    private static void AskField(CompiledRelease release, SharingLevel level, DecisionRequest request, BorrowedPermits borrowed, ref Ruling ruling)
    {
        Deny(request.Field is not null && release.Field(request.Field) is not null, request.Field, release, borrowed, ref ruling);
        ruling.When(request.Product is not null, DecisionRule.DefaultDeny);
        if (request.Field is { } name)
        {
            foreach (CompiledFlow flow in release.Flows)
            {
                ruling.When(flow.Forbids(name), DecisionRule.Forbidden);
            }

            ruling.When(level != SharingLevel.Identifiable && release.Direct.Contains(name), DecisionRule.Level);
        }

        // Rows may be given as counts only where small counts are protected.
        ruling.When(level == SharingLevel.Aggregate && release.Terms.Disclosure is null, DecisionRule.Obligation);
        if (request.Action is DecisionAction.ReleaseCell or DecisionAction.ExportFhir)
        {
            foreach (RowTest row in release.Rows)
            {
                ruling.When(!row.IsMet(request.Row), DecisionRule.Row);
            }
        }
    }

    private static void AskCell(CompiledRelease release, DecisionRequest request, BorrowedPermits borrowed, ref Ruling ruling)
    {
        Deny(request.Product is not null && release.Terms.Products.Contains(request.Product), request.Product, release, borrowed, ref ruling);
        ruling.When(request.Field is not null, DecisionRule.DefaultDeny);
        if (request.Dimensions.Count > 0)
        {
            (bool listed, bool crossed) = release.Breakdown(request.Dimensions);
            ruling.When(!listed, DecisionRule.DefaultDeny);
            ruling.When(crossed, DecisionRule.Forbidden);
        }
    }

    private static void Deny(bool listed, string? asked, CompiledRelease release, BorrowedPermits borrowed, ref Ruling ruling)
    {
        if (!listed)
        {
            bool elsewhere = borrowed.OnlyElsewhere(release.Terms.To, asked, release.Agreement.Agreement.Id);
            ruling.When(true, elsewhere ? DecisionRule.NoBorrowedPermit : DecisionRule.DefaultDeny);
        }
    }
}
