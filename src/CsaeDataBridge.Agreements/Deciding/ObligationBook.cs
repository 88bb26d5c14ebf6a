using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>What goes with a release: of several clauses that must all permit it, the most restrictive value of each kind.</summary>
internal static class ObligationBook
{
    // HL7 v3 Confidentiality, from unrestricted to very restricted.
    private const string Confidentialities = "ULMNRV";

    public static string[] Of(IReadOnlyList<ReleaseTerms> clauses, SharingLevel level)
    {
        var made = new SortedSet<string>(StringComparer.Ordinal);
        Add("approvals", clauses.Select(terms => (int?)terms.Approvals.Count).Where(count => count > 0).Max());
        Add("destroy_after_months", clauses.Select(terms => terms.RecipientRetention?.Months).Min());
        Add("max_per_year", clauses.Select(terms => terms.MaxPerYear).Min());
        if (clauses.Any(terms => terms.Onward is not { Allowed: true }))
        {
            made.Add("no_onward");
        }

        made.UnionWith(clauses.SelectMany(terms => terms.EncryptTo).Select(key => $"encrypt:{key}"));
        made.UnionWith(clauses.SelectMany(terms => terms.Labels?.Sensitivity ?? []).Select(label => $"sensitivity:{label}"));
        made.UnionWith(clauses.SelectMany(terms => terms.Labels?.Handling ?? []).Select(label => $"handling:{label}"));
        int label = clauses.Select(terms => terms.Labels?.Confidentiality is { } word ? Confidentialities.IndexOf(word, StringComparison.Ordinal) : -1).Max();
        if (label >= 0)
        {
            made.Add($"label:{Confidentialities[label]}");
        }

        DisclosureProfile[] profiles = [.. clauses.Select(terms => terms.Disclosure).OfType<DisclosureProfile>()];
        if (level == SharingLevel.Aggregate && profiles.Length > 0)
        {
            made.Add(string.Create(CultureInfo.InvariantCulture, $"suppress:{profiles.Min(profile => profile.SuppressFrom)}-{profiles.Max(profile => profile.SuppressTo)}"));
            Add("round", profiles.Max(profile => profile.RoundingBase));
        }

        if (level == SharingLevel.Pseudonymised)
        {
            made.Add("pseudonymise");
        }

        if (level is SharingLevel.Pseudonymised or SharingLevel.DeidentifiedRows)
        {
            Add("k", clauses.Select(terms => terms.Microdata?.KMin).Max());
            Add("l", clauses.Select(terms => terms.Microdata?.LMin).Max());
        }

        return [.. made];

        void Add(string kind, int? value)
        {
            if (value is { } number)
            {
                made.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}"));
            }
        }
    }

    /// <summary>Whether one of the obligations is of a kind that cannot be met.</summary>
    public static bool Fails(IReadOnlyList<string> obligations, IReadOnlyList<string> cannotMeet)
    {
        foreach (string kind in cannotMeet)
        {
            foreach (string obligation in obligations)
            {
                if (obligation.StartsWith(kind, StringComparison.Ordinal) && (obligation.Length == kind.Length || obligation[kind.Length] == ':'))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
