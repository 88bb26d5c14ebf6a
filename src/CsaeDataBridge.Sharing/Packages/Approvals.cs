using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Counts the people who approve a package: each once, by what they signed, for as long as it lasts.</summary>
internal static class Approvals
{
    /// <summary>What is missing of the approvals that a release needs; nothing when there are enough.</summary>
    public static IReadOnlyList<Issue> Missing(SendCase asked, Agreement agreement, ReleaseTerms terms)
    {
        ReleaseManifest manifest = asked.Manifest;
        string sha256 = manifest.Sha256();
        VerificationKey? preparer = Key(asked, agreement, manifest.PreparedBy);
        var issues = new List<Issue>();
        if (!asked.Statements.Any(statement => statement.Kind == StatementKind.Prepare && statement.Person == manifest.PreparedBy && statement.Manifest == sha256 && preparer?.Verifies(statement.Signed(), statement.Signature) == true))
        {
            issues.Add(Refuse(manifest, manifest.PreparedBy, SharingCodes.NotSigned, "no signature of whoever prepared it that a pinned key verifies", "who prepared it, signed", "prepare it anew with the key of a person of the agreement"));
        }

        // Two ids with one key are one person.
        var people = new Dictionary<string, AgreementPerson>(StringComparer.Ordinal);
        var reasons = new List<Issue>();
        foreach (PackageStatement statement in asked.Statements.Where(statement => statement.Kind == StatementKind.Approve))
        {
            Issue? reason = WhyNot(asked, statement, agreement, terms.Approvals);
            if (reason is null)
            {
                people.TryAdd(Key(asked, agreement, statement.Person)!.Text, agreement.People.First(person => person.Id == statement.Person));
            }
            else
            {
                reasons.Add(reason);
            }
        }

        if (!IsEnough([.. people.Values], terms.Approvals))
        {
            string roles = terms.Approvals.Roles.Count == 0 ? "" : $" in the roles {string.Join(", ", terms.Approvals.Roles)}";
            issues.Add(Refuse(
                manifest,
                null,
                SharingCodes.TooFewApprovals,
                string.Create(CultureInfo.InvariantCulture, $"{people.Count} {(people.Count == 1 ? "approval that counts" : "approvals that count")}"),
                string.Create(CultureInfo.InvariantCulture, $"{terms.Approvals.Count} different people{roles} within {terms.Approvals.ValidHours} hours (clause {terms.Clause})"),
                "have them run bridge release approve"));
            issues.AddRange(reasons);
        }

        return issues;
    }

    /// <summary>Why an approval does not count; null when it does.</summary>
    public static Issue? WhyNot(SendCase asked, PackageStatement statement, Agreement agreement, ApprovalRule rule)
    {
        ReleaseManifest manifest = asked.Manifest;
        string sha256 = manifest.Sha256();
        VerificationKey? key = Key(asked, agreement, statement.Person);
        Issue Say(string code, string found, string expected, string fix) => Refuse(manifest, statement.Person, code, found, expected, fix);
        if (statement.Manifest != sha256)
        {
            return Say(SharingCodes.OtherManifest, "an approval of another manifest", "the hash of this one", "look at it as it is now, and approve that");
        }

        if (key is null || !key.Verifies(statement.Signed(), statement.Signature))
        {
            return Say(SharingCodes.NotSigned, "an approval that no key verifies which both the agreement and bridge.yaml name", "a signature with the person's own pinned key", "correct people: and trusted_keys:, or have somebody else approve");
        }

        if (rule.NotPreparer && (statement.Person == manifest.PreparedBy || key == Key(asked, agreement, manifest.PreparedBy)))
        {
            return Say(SharingCodes.ByPreparer, "an approval by whoever prepared it", "somebody else", "have somebody else approve");
        }

        IReadOnlyList<string> roles = agreement.People.First(person => person.Id == statement.Person).Roles;
        if (rule.Roles.Count > 0 && !roles.Any(rule.Roles.Contains))
        {
            return Say(SharingCodes.NoRole, "an approval by somebody without a role that counts", $"one of {string.Join(", ", rule.Roles)}", "have somebody in such a role approve");
        }

        // A revocation counts even where it cannot be verified: whoever doubts is heard.
        if (asked.Statements.Any(other => other.Kind == StatementKind.Revoke && other.Person == statement.Person && other.Manifest == sha256 && (other.At >= statement.At || !key.Verifies(other.Signed(), other.Signature))))
        {
            return Say(SharingCodes.Revoked, "an approval that was taken back", "one that stands", "ask them why, and approve anew");
        }

        if (statement.At > asked.Now || statement.At < manifest.PreparedAt)
        {
            return Say(SharingCodes.ClockBack, "an approval from before it was prepared, or from the future", "an instant between preparing and now", "correct the machine's clock and approve anew");
        }

        return asked.Now - statement.At > TimeSpan.FromHours(rule.ValidHours)
            ? Say(SharingCodes.ApprovalExpired, "an approval that is too old", string.Create(CultureInfo.InvariantCulture, $"one of the last {rule.ValidHours} hours"), "look at it again, and approve anew")
            : null;
    }

    /// <summary>Whether so many people approve, each in another of the roles.</summary>
    private static bool IsEnough(AgreementPerson[] people, ApprovalRule rule)
    {
        if (people.Length < rule.Count)
        {
            return false;
        }

        // Roles find people one after another; each may move those before it on (Kuhn's matching).
        string[] roles = [.. rule.Roles.Distinct(StringComparer.Ordinal)];
        int[] roleOf = [.. people.Select(_ => -1)];
        bool Find(int role, HashSet<int> tried)
        {
            for (int person = 0; person < people.Length; person++)
            {
                if (people[person].Roles.Contains(roles[role]) && tried.Add(person) && (roleOf[person] < 0 || Find(roleOf[person], tried)))
                {
                    roleOf[person] = role;
                    return true;
                }
            }

            return false;
        }

        int filled = Enumerable.Range(0, roles.Length).Count(role => Find(role, []));
        return filled >= Math.Min(roles.Length, rule.Count);
    }

    private static VerificationKey? Key(SendCase asked, Agreement agreement, string person) =>
        agreement.People.FirstOrDefault(known => known.Id == person) is { Key: { } key } && asked.Trusted.TryGetValue(person, out VerificationKey? pinned) && pinned == key ? key : null;

    private static Issue Refuse(ReleaseManifest manifest, string? person, string code, string found, string expected, string fix) =>
        Issue.Error(code, new Place(manifest.Id, Field: person), found, expected, fix);
}
