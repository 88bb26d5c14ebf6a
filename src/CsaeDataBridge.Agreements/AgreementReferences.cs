using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Checks that what an agreement names it also declares, and that every party has a basis for the purposes it is named for.</summary>
internal static class AgreementReferences
{
    public static void Check(Agreement agreement, Place place, ICollection<Issue> issues)
    {
        Unique(agreement.Flows.Select(flow => (flow.Id, flow.Place)), issues);
        Unique(agreement.Releases.Select(release => (release.Id, release.Place)), issues);
        foreach (LawfulBasis basis in agreement.Bases)
        {
            Known(agreement.Parties, basis.Party, "party", place, issues);
            Known([.. agreement.Purposes.Keys], basis.Purpose, "purpose", place, issues);
        }

        foreach (InboundFlow flow in agreement.Flows)
        {
            Known(agreement.Parties, flow.From, "party", flow.Place, issues);
            Known(agreement.Parties, flow.To, "party", flow.Place, issues);
            Based(agreement, flow.From, flow.Purposes, SharingLevel.Identifiable, flow.Place, issues);
            Based(agreement, flow.To, flow.Purposes, SharingLevel.Identifiable, flow.Place, issues);
            Unique(flow.Fields.SelectMany(field => field.Derives.Prepend(field.Name).Select(name => (name, field.Place))), issues);
            foreach (RowCondition condition in flow.Rows)
            {
                Known([.. flow.Fields.SelectMany(field => field.Derives.Prepend(field.Name))], condition.Field, "field", condition.Place, issues);
            }
        }

        foreach (ReleaseTerms release in agreement.Releases)
        {
            Known(agreement.Parties, release.To, "party", release.Place, issues);
            Based(agreement, release.To, release.Purposes, release.Level, release.Place, issues);
            foreach (string flow in release.FromFlows)
            {
                Known([.. agreement.Flows.Select(known => known.Id)], flow, "flow", release.Place, issues);
            }
        }
    }

    private static void Known(IReadOnlyList<string> known, string name, string what, Place place, ICollection<Issue> issues)
    {
        if (name.Length > 0 && !known.Contains(name))
        {
            issues.Add(Issue.Error(AgreementCodes.DanglingReference, place with { Field = name }, $"a {what} that the agreement does not declare", $"one of {string.Join(", ", known)}", $"declare the {what}, or correct the name"));
        }
    }

    private static void Based(Agreement agreement, string party, IReadOnlyList<string> purposes, SharingLevel level, Place place, ICollection<Issue> issues)
    {
        foreach (string purpose in purposes)
        {
            if (!agreement.Bases.Any(basis => basis.Party == party && basis.Purpose == purpose && (!basis.AggregateOnly || level == SharingLevel.Aggregate)))
            {
                issues.Add(Issue.Error(AgreementCodes.NoLawfulBasis, place, $"no lawful basis for {party} and purpose {purpose}", "a line under lawful_basis that covers this level", "add the basis as the parties agreed it; without one the sharing is denied"));
            }
        }
    }

    private static void Unique(IEnumerable<(string Id, Place Place)> named, ICollection<Issue> issues)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string id, Place place) in named)
        {
            if (!seen.Add(id))
            {
                issues.Add(Issue.Error(AgreementCodes.DuplicateId, place with { Field = id }, "the id for the second time", "each id once", "rename or remove one of the two"));
            }
        }
    }
}
