namespace CsaeDataBridge.Agreements;

/// <summary>The reasons found so far while a request is decided.</summary>
internal struct Ruling
{
    private const string Task = "task:duty";
    private uint rules;

    /// <summary>Notes a reason when it is there.</summary>
    public void When(bool refused, DecisionRule rule)
    {
        if (refused)
        {
            rules |= 1u << (int)rule;
        }
    }

    /// <summary>Makes the decision.</summary>
    /// <param name="level">How close to the person a permit comes; null where that means nothing.</param>
    /// <param name="obligations">What goes with a permit.</param>
    /// <param name="request">The request, which may say what cannot be met.</param>
    /// <param name="table">The clauses' names.</param>
    /// <param name="duty">Whether it rests on a duty, so that a person must look at a refusal.</param>
    /// <param name="clauses">The clauses looked at.</param>
    public Decision Close(SharingLevel? level, string[] obligations, DecisionRequest request, ClauseTable table, bool duty = false, params int[]?[] clauses)
    {
        When(ObligationBook.Fails(obligations, request.CannotMeet), DecisionRule.Obligation);
        return new Decision(rules, level, rules == 0 ? obligations : duty ? [Task] : [], table, clauses);
    }
}
