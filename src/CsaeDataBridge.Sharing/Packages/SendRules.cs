using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Whether a package may be sent. Pure: reads no clock, no file and no key but those of the case.</summary>
public static class SendRules
{
    /// <summary>Every reason for which a package may not be sent now; none when it may.</summary>
    public static IReadOnlyList<Issue> Refusals(SendCase asked)
    {
        ReleaseManifest manifest = asked.Manifest;
        var issues = new List<Issue>();
        void Refuse(bool when, string code, string found, string expected, string fix, string? field = null)
        {
            if (when)
            {
                issues.Add(Issue.Error(code, new Place(manifest.Id, Field: field), found, expected, fix));
            }
        }

        ReleaseDecision decision = asked.Agreements.DecideRelease(manifest.Release, asked.Now);
        if (decision.Refusal is { } refusal)
        {
            issues.Add(refusal);
        }

        Agreement? agreement = decision.Agreement;
        Refuse(
            agreement is not null && (agreement.Id != manifest.Agreement || agreement.Version != manifest.AgreementVersion || agreement.Sha256 != manifest.AgreementSha256),
            SharingCodes.AgreementChanged,
            "an agreement with another text than the one it was prepared under",
            $"{manifest.Agreement} version {manifest.AgreementVersion.ToString(CultureInfo.InvariantCulture)} as it was then",
            "prepare it anew under the agreement as it is now");
        Refuse(
            decision.Terms is { } found && found.To != manifest.Recipient,
            SharingCodes.RecipientKey,
            "another recipient than the clause names",
            "the recipient of the clause",
            "prepare it anew");
        Refuse(
            !asked.Files.OrderBy(file => file.Name, StringComparer.Ordinal).SequenceEqual(manifest.Files.OrderBy(file => file.Name, StringComparer.Ordinal)),
            SharingCodes.FilesChanged,
            "files that are not those of the manifest",
            "every file as it was frozen, and no other",
            "prepare it anew; find out who changed them");
        Refuse(manifest.Checks.Any(check => !check.Passed), SharingCodes.CheckFailed, "a check that found something", "every automatic check passed", "bridge release check says what was found");
        Refuse(
            manifest.RecipientKey is null || asked.RecipientKey is null || asked.RecipientKey.Text != manifest.RecipientKey.Text,
            SharingCodes.RecipientKey,
            manifest.RecipientKey is null ? "no key of the recipient" : "another key of the recipient than was approved, or none",
            "the key that encrypt_to of the release names, pinned under recipient_keys: of bridge.yaml",
            "pin the recipient's key and prepare it anew");
        Refuse(
            asked.Statements.Count(statement => statement.Kind == StatementKind.Revoke) < asked.Revocations,
            SharingCodes.RevocationGone,
            "a package without an approval's revocation that the audit has on record",
            "everything that was ever signed of it",
            "restore the package from its copy and find out who changed it, or prepare it anew");
        Refuse(asked.IsRecalled, SharingCodes.Recalled, "a package that was recalled", "one that was not", "prepare it anew");
        Refuse(asked.Sent.Any(sent => sent.Id == manifest.Id), SharingCodes.AlreadySent, "a package that was sent", "each package sent once", "nothing is to be done");
        Refuse(
            !asked.Sent.Select(sent => sent.Id).Where(id => id != manifest.Id).SequenceEqual(manifest.Earlier),
            SharingCodes.Overtaken,
            "another package of this release that was sent since",
            "rows and figures held against everything that went out before",
            "prepare it anew");
        int year = LondonTime.DayOf(asked.Now).Year;
        Refuse(
            decision.Terms?.MaxPerYear is { } most && asked.Sent.Count(sent => sent.Id != manifest.Id && LondonTime.DayOf(sent.At).Year == year) >= most,
            SharingCodes.EveryYear,
            "as many packages of this release as the clause allows in a year",
            string.Create(CultureInfo.InvariantCulture, $"at most {decision.Terms?.MaxPerYear} from January to December (clause {decision.Terms?.Clause})"),
            "wait until the next year, or agree more");
        Refuse(asked.Now < manifest.PreparedAt || asked.Now < asked.LastKnown, SharingCodes.ClockBack, "a clock that is behind what was recorded", "a clock that goes on", "correct the machine's clock");
        if (agreement is not null && decision.Terms is { } terms)
        {
            issues.AddRange(Approvals.Missing(asked, agreement, terms));
        }

        return issues;
    }
}
