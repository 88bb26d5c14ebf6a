namespace CsaeDataBridge.Agreements;

/// <summary>Something that somebody gains or loses when agreements take the place of others, with the clause that gives or gave it.</summary>
/// <param name="What">In words.</param>
/// <param name="Clause">The clause with its agreement; of several, all.</param>
/// <param name="Flows">The flows whose rows it is about, as <c>agreement/flow</c>.</param>
/// <param name="Releases">The releases that it is about; none for what comes in.</param>
/// <param name="IsGained">False for what is lost.</param>
public sealed record AgreementEffect(EffectKind Kind, string What, string Clause, IReadOnlyList<string> Flows, IReadOnlyList<string> Releases, bool IsGained = true)
{
    /// <summary>What is gained and lost, in order of kind and words.</summary>
    /// <remarks>Signatures and days are left out: the question is what the later texts would permit if they were in force.</remarks>
    public static IReadOnlyList<AgreementEffect> Between(IReadOnlyList<Agreement> before, IReadOnlyList<Agreement> after)
    {
        Dictionary<string, AgreementPermit> old = AgreementPermit.Of(before);
        Dictionary<string, AgreementPermit> made = AgreementPermit.Of(after);
        return
        [
            .. Only(made, old).Select(permit => permit.Effect with { IsGained = !permit.IsLimit })
                .Concat(Only(old, made).Select(permit => permit.Effect with { IsGained = permit.IsLimit }))
                .OrderBy(effect => effect.Kind)
                .ThenBy(effect => effect.What, StringComparer.Ordinal)
                .ThenBy(effect => effect.IsGained),
        ];
    }

    // Of a flow or release that is gained or lost as a whole, its parts say nothing more.
    private static IEnumerable<AgreementPermit> Only(Dictionary<string, AgreementPermit> one, Dictionary<string, AgreementPermit> other) =>
        one.Where(permit => !other.ContainsKey(permit.Key) && (permit.Value.Within is not { } whole || other.ContainsKey(whole))).Select(permit => permit.Value);
}
