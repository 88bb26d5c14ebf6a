using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>All agreements of a deployment, and the decisions they make. Pure: reads no clock.</summary>
/// <param name="Hash">sha256 over the files' hashes in order of id, so that a changed clause changes what a load is recorded under.</param>
public sealed record AgreementBundle(IReadOnlyList<Agreement> Agreements, string Hash)
{
    /// <summary>Reads and checks every <c>*.yaml</c> of a folder.</summary>
    /// <exception cref="BridgeException">AGR60x: every fault of every file at once. CFG10x: not YAML.</exception>
    public static AgreementBundle Load(string folder)
    {
        var issues = new List<Issue>();
        string codelists = Path.Combine(folder, "codelists");
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.NoClause, new Place(Path.GetFileName(folder)), "no agreement", "at least one *.yaml in the folder that 'agreements:' names", "add the agreement: without one nothing comes in and nothing goes out"));
        }

        var agreements = files.Select(file => AgreementReader.Read(file, Path.GetFileName(file), codelists, issues)).OrderBy(agreement => agreement.Id, StringComparer.Ordinal).ToList();
        foreach (IGrouping<string, Agreement> twice in agreements.GroupBy(agreement => agreement.Id).Where(group => group.Count() > 1))
        {
            issues.Add(Issue.Error(AgreementCodes.DuplicateId, new Place(twice.Last().FileName, Field: twice.Key), "an agreement id that another file has too", "each agreement in one file", "keep the version in force, and move the other out of the folder"));
        }

        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }

        string hashes = string.Join('\n', agreements.Select(agreement => agreement.Sha256));
        return new AgreementBundle(agreements, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes))));
    }

    /// <summary>Decides whether a delivery may be read, and what of it. Default deny.</summary>
    /// <param name="agreementAndFlow">The mapping's <c>agreement:</c>, for example <c>ISA-NS-0007/F-POL-01</c>.</param>
    /// <param name="asOf">The day of the decision.</param>
    /// <param name="businessDate">The delivery's own date; null when the file states none.</param>
    public ImportDecision DecideImport(string agreementAndFlow, DateOnly asOf, DateOnly? businessDate)
    {
        string[] parts = agreementAndFlow.Split('/');
        Agreement? agreement = Agreements.FirstOrDefault(known => known.Id == parts[0]);
        InboundFlow? flow = parts.Length == 2 ? agreement?.Flows.FirstOrDefault(known => known.Id == parts[1]) : null;
        if (agreement is null || flow is null)
        {
            return new ImportDecision(Issue.Error(AgreementCodes.NoClause, new Place(agreement?.FileName, Field: agreementAndFlow), "no clause that lets this flow in", "an agreement in force with this flow", "name the flow as <agreement>/<flow> in the mapping, or agree one"), null, []);
        }

        Issue? refusal = NotInForce(agreement, asOf);
        if (refusal is null && asOf > agreement.ReviewBy.AddDays(agreement.ReviewGraceDays))
        {
            refusal = Refuse(AgreementCodes.ReviewOverdue, agreement, $"a review due by {Iso(agreement.ReviewBy)}, with {agreement.ReviewGraceDays} days of grace gone", "a review in time", "review the agreement and set the next review_by");
        }

        if (refusal is null && flow.RejectOlderThanDays is { } days && businessDate is { } date && date < asOf.AddDays(-days))
        {
            refusal = Issue.Error(AgreementCodes.TooOld, flow.Place with { Field = flow.Id }, $"a delivery of {Iso(date)}, which is more than {days} days old", $"a delivery of {Iso(asOf.AddDays(-days))} or later (clause {flow.Clause})", "ask the agency for a current extract");
        }

        return new ImportDecision(refusal, flow, [flow.Clause, .. flow.Fields.Select(field => field.Clause)]);
    }

    /// <summary>Decides whether a release may be made. Every flow it draws on must be permitted too. Default deny.</summary>
    public ReleaseDecision DecideRelease(string releaseId, DateOnly asOf)
    {
        foreach (Agreement agreement in Agreements)
        {
            if (agreement.Releases.FirstOrDefault(known => known.Id == releaseId) is not { } terms)
            {
                continue;
            }

            Issue? refusal = NotInForce(agreement, asOf);
            if (refusal is null && asOf > agreement.ReviewBy)
            {
                refusal = Refuse(AgreementCodes.ReviewOverdue, agreement, $"a review due by {Iso(agreement.ReviewBy)}", "a review in time: releases stop at once when it is late", "review the agreement and set the next review_by");
            }

            IEnumerable<string> flowClauses = agreement.Flows.Where(flow => terms.FromFlows.Contains(flow.Id)).Select(flow => flow.Clause);
            return new ReleaseDecision(refusal, agreement, terms, [terms.Clause, .. flowClauses]);
        }

        return new ReleaseDecision(Issue.Error(AgreementCodes.NoClause, new Place(Field: releaseId), "no clause that lets this release out", $"one of {string.Join(", ", Agreements.SelectMany(agreement => agreement.Releases).Select(release => release.Id))}", "name a release of an agreement in force"), null, null, []);
    }

    private static Issue? NotInForce(Agreement agreement, DateOnly asOf) => agreement switch
    {
        { Status: AgreementStatus.Draft } => Refuse(AgreementCodes.NotSigned, agreement, "a draft", "a signed agreement", "have the parties sign it"),
        { Status: AgreementStatus.Suspended or AgreementStatus.Terminated } => Refuse(AgreementCodes.Suspended, agreement, "an agreement that is suspended or terminated", "an agreement in force", "nothing is imported or released until the parties reinstate it"),
        _ when asOf < agreement.EffectiveFrom => Refuse(AgreementCodes.NotYetInForce, agreement, $"an agreement that starts on {Iso(agreement.EffectiveFrom)}", "an agreement in force today", "wait until it starts"),
        _ when asOf > agreement.ExpiresOn => Refuse(AgreementCodes.Expired, agreement, $"an agreement that expired on {Iso(agreement.ExpiresOn)}", "an agreement in force today", "agree and sign a new version; until then no import and no release"),
        _ => null,
    };

    private static Issue Refuse(string code, Agreement agreement, string found, string expected, string fix) =>
        Issue.Error(code, new Place(agreement.FileName, Field: agreement.Id), found, expected, fix);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
