using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>All agreements of a deployment, and the decisions they make. Pure: reads no clock.</summary>
/// <param name="Signed">The agreements in order of id, with what was done to them.</param>
/// <param name="Hash">sha256 over all that decides: texts, who signed them, and what happened since.</param>
public sealed record AgreementBundle(IReadOnlyList<SignedAgreement> Signed, string Hash)
{
    private CompiledBundle? compiled;

    public IReadOnlyList<Agreement> Agreements { get; } = [.. Signed.Select(signed => signed.Agreement)];

    /// <summary>The agreements, ready to decide about anything.</summary>
    public CompiledBundle Compiled => compiled ??= new CompiledBundle(Signed, Hash);

    /// <summary>The day of each list of opt-outs or objections that the deployment has, by the list's name.</summary>
    public IReadOnlyDictionary<string, DateOnly> ListDays { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Reads and checks every <c>*.yaml</c> of a folder.</summary>
    /// <param name="folder">The folder; codesets are in <c>codelists</c> under it.</param>
    /// <param name="trusted">The deployment's pinned keys by person; with none, nothing counts as signed.</param>
    /// <param name="remembered">What others remember of the books of signatures; none by default.</param>
    /// <exception cref="BridgeException">AGR60x, AGR62x: every fault of every file at once. CFG10x: not YAML.</exception>
    public static AgreementBundle Load(string folder, IReadOnlyDictionary<string, VerificationKey>? trusted = null, IReadOnlyCollection<RememberedEntry>? remembered = null)
    {
        var issues = new List<Issue>();
        string[] files = Files(folder);
        if (files.Length == 0)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.NoClause, new Place(Path.GetFileName(folder)), "no agreement", "at least one *.yaml in the folder that 'agreements:' names", "add the agreement: without one nothing comes in and nothing goes out"));
        }

        var reader = new AgreementReader(new CodelistFolder(Path.Combine(folder, "codelists"), issues), issues);
        var agreements = files.Select(file => reader.Read(StrictYaml.ReadFile(file, Path.GetFileName(file)))).OrderBy(agreement => agreement.Id, StringComparer.Ordinal).ToList();
        foreach (IGrouping<string, Agreement> twice in agreements.GroupBy(agreement => agreement.Id).Where(group => group.Count() > 1))
        {
            issues.Add(Issue.Error(AgreementCodes.DuplicateId, new Place(twice.Last().FileName, Field: twice.Key), "an agreement id that another file has too", "each agreement in one file", "keep the version in force, and move the other out of the folder"));
        }

        BundleReferences.Check(agreements, issues);
        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }

        SignedAgreement[] signed = [.. agreements.Select(agreement => SignatureBook.Read(folder, agreement.Id).Apply(agreement, trusted ?? new Dictionary<string, VerificationKey>(), remembered ?? []))];
        IEnumerable<string> decides = signed.Select(one => $"{one.Agreement.Id} {one.Agreement.Sha256} {string.Join(',', one.SignedBy.Order(StringComparer.Ordinal))} {string.Join(',', one.Events.Select(happened => $"{happened.Change} {SignatureBook.Iso(happened.At)}"))}{(one.MissingEntries > 0 ? " missing" : "")}");
        return new AgreementBundle(signed, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(string.Join('\n', decides))));
    }

    /// <summary>The files of a folder that are agreements, in order.</summary>
    public static string[] Files(string folder) =>
        [.. DefinitionFile.In(folder, "*.yaml").Where(file => !file.EndsWith(SignatureBook.Suffix, StringComparison.Ordinal))];

    /// <summary>Decides whether a delivery may be read, and what of it, for every purpose of its flow. Default deny.</summary>
    /// <param name="agreementAndFlow">The mapping's <c>agreement:</c>, for example <c>ISA-NS-0007/F-POL-01</c>.</param>
    /// <param name="asOf">The instant of the decision.</param>
    /// <param name="businessDate">The delivery's own date; null when the file states none.</param>
    public ImportDecision DecideImport(string agreementAndFlow, DateTimeOffset asOf, DateOnly? businessDate)
    {
        string[] parts = agreementAndFlow.Split('/');
        SignedAgreement? signed = Signed.FirstOrDefault(known => known.Agreement.Id == parts[0]);
        InboundFlow? flow = parts.Length == 2 ? signed?.Agreement.Flows.FirstOrDefault(known => known.Id == parts[1]) : null;
        if (signed is null || flow is null)
        {
            return new ImportDecision(Issue.Error(AgreementCodes.NoClause, new Place(signed?.Agreement.FileName, Field: agreementAndFlow), "no clause that lets this flow in", "an agreement in force with this flow", "name the flow as <agreement>/<flow> in the mapping, or agree one"), null, []);
        }

        // D14: the opt-out is not asked where all that the flow is for is care of the person.
        if (flow.Purposes.All(purpose => signed.Agreement.Purpose(purpose)?.IndividualCare == true))
        {
            flow = flow with { OptOut = null };
        }

        Issue? refusal = Stopped(signed, asOf, release: false);
        DateOnly day = LondonTime.DayOf(asOf);
        if (refusal is null && flow.RejectOlderThanDays is { } days && businessDate is { } date && date < day.AddDays(-days))
        {
            refusal = Issue.Error(AgreementCodes.TooOld, flow.Place with { Field = flow.Id }, $"a delivery of {Iso(date)}, which is more than {days} days old", $"a delivery of {Iso(day.AddDays(-days))} or later (clause {flow.Clause})", "ask the agency for a current extract");
        }

        refusal ??= flow.Lists.Select(list => Unusable(list, flow, day)).FirstOrDefault(issue => issue is not null);
        Decision[] decisions = [.. flow.Purposes.SelectMany(purpose => flow.Fields.Select(field => Compiled.Decide(new DecisionRequest { Action = DecisionAction.IngestField, Agreement = parts[0], Flow = flow.Id, Purpose = purpose, Field = field.Name, BundleHash = Hash }, asOf)))];
        refusal ??= Refused(flow.Place with { Field = flow.Id }, decisions);
        return new ImportDecision(refusal, flow, [flow.Clause, .. flow.Fields.Select(field => field.Clause)]);
    }

    /// <summary>Decides whether a release may be made or read. Every flow it draws on must be permitted too. Default deny.</summary>
    /// <param name="purpose">The one purpose that it is for, by its id; null for every purpose of the clause.</param>
    public ReleaseDecision DecideRelease(string releaseId, DateTimeOffset asOf, string? purpose = null)
    {
        foreach (SignedAgreement signed in Signed)
        {
            Agreement agreement = signed.Agreement;
            if (agreement.Releases.FirstOrDefault(known => known.Id == releaseId) is not { } terms)
            {
                continue;
            }

            IEnumerable<string?> asked = terms.Level == SharingLevel.Aggregate ? terms.Products : terms.Fields;
            IReadOnlyList<string> purposes = purpose is null ? terms.Purposes : [purpose];
            Decision[] decisions = [.. purposes.SelectMany(each => asked.Select(one => Compiled.Decide(
                new DecisionRequest
                {
                    Action = DecisionAction.Query,
                    Agreement = agreement.Id,
                    Release = terms.Id,
                    Purpose = each,
                    Recipient = terms.To,
                    Field = terms.Level == SharingLevel.Aggregate ? null : one,
                    Product = terms.Level == SharingLevel.Aggregate ? one : null,
                    BundleHash = Hash,
                },
                asOf)))];
            Issue? refusal = Stopped(signed, asOf, release: true) ?? Refused(terms.Place with { Field = terms.Id }, decisions);
            IEnumerable<string> flowClauses = agreement.Flows.Where(flow => terms.FromFlows.Contains(flow.Id)).Select(flow => flow.Clause);
            return new ReleaseDecision(refusal, agreement, terms, [terms.Clause, .. flowClauses]);
        }

        return new ReleaseDecision(Issue.Error(AgreementCodes.NoClause, new Place(Field: releaseId), "no clause that lets this release out", $"one of {string.Join(", ", Agreements.SelectMany(agreement => agreement.Releases).Select(release => release.Id))}", "name a release of an agreement in force"), null, null, []);
    }

    // What the rules refuse besides: a dead basis, a lapsed toolkit, another agreement that does not permit it.
    private static Issue? Refused(Place place, Decision[] decisions)
    {
        string[] rules = [.. decisions.SelectMany(decision => decision.Refusals).Distinct().Order().Select(rule => $"D{((int)rule).ToString(CultureInfo.InvariantCulture)} {rule}")];
        return rules.Length == 0 ? null : Issue.Error(AgreementCodes.Refused, place, $"what the agreements refuse by {string.Join(", ", rules)}", "a permit by every clause that has a say", "ask 'bridge agreement explain' which clause refuses it");
    }

    // D14: a missing or stale list refuses the flow rather than passing it.
    private Issue? Unusable(PersonListNeed list, InboundFlow flow, DateOnly day)
    {
        Place place = flow.Place with { Field = flow.Id };
        string expected = $"the list {list.Name}, of {Iso(day.AddDays(-list.MaxAgeDays))} to {Iso(day)} (clause {list.Clause})";
        return !ListDays.TryGetValue(list.Name, out DateOnly dated)
            ? Issue.Error(AgreementCodes.NoOptOutList, place, $"a flow for which {(list.Clears ? "opt-outs" : "objections")} count, and no list", expected, $"fetch the list and name it under 'person_lists: {{ {list.Name}: ... }}' in bridge.yaml")
            : dated < day.AddDays(-list.MaxAgeDays) || dated > day
                ? Issue.Error(AgreementCodes.StaleOptOutList, place, $"a list of {Iso(dated)}", expected, "fetch the list of today: who opted out since is not in this one")
                : null;
    }

    private static Issue? Stopped(SignedAgreement signed, DateTimeOffset asOf, bool release)
    {
        Agreement agreement = signed.Agreement;
        Issue Refuse(string code, string found, string expected, string fix) => Issue.Error(code, new Place(agreement.FileName, Field: agreement.Id), found, expected, fix);
        bool overdue = LondonTime.DayOf(asOf) > agreement.ReviewBy.AddDays(release ? 0 : agreement.ReviewGraceDays);
        return signed.StatusAt(asOf) switch
        {
            AgreementStatus.Draft or AgreementStatus.PartlySigned => Refuse(AgreementCodes.NotSigned, $"version {agreement.Version.ToString(CultureInfo.InvariantCulture)}, which {string.Join(", ", signed.Unsigned)} {(signed.Unsigned.Count == 1 ? "has" : "have")} not signed", "the signature of every controller that a flow names, with a key that bridge.yaml pins", "have them run 'bridge agreement sign'"),
            AgreementStatus.Suspended or AgreementStatus.Terminated => Refuse(AgreementCodes.Suspended, "an agreement that is suspended or terminated", "an agreement in force", "nothing is imported or released until the parties reinstate it"),
            AgreementStatus.EventsMissing => Refuse(AgreementCodes.EventsMissing, $"a book of signatures without {signed.MissingEntries.ToString(CultureInfo.InvariantCulture)} of the entries that the audit has on record", "every entry that was ever signed under this version", $"restore {agreement.Id}{SignatureBook.Suffix} from its copy and find out who changed it; 'bridge audit show --object {agreement.Id}' says what was signed and when"),
            AgreementStatus.NotYetInForce => Refuse(AgreementCodes.NotYetInForce, $"an agreement that starts on {Iso(agreement.EffectiveFrom)}", "an agreement in force today", "wait until it starts"),
            AgreementStatus.Expired => Refuse(AgreementCodes.Expired, $"an agreement that expired on {Iso(agreement.ExpiresOn)}", "an agreement in force today", "agree and sign a new version; until then no import and no release"),
            _ when overdue && release => Refuse(AgreementCodes.ReviewOverdue, $"a review due by {Iso(agreement.ReviewBy)}", "a review in time: releases stop at once when it is late", "review the agreement and set the next review_by"),
            _ when overdue => Refuse(AgreementCodes.ReviewOverdue, $"a review due by {Iso(agreement.ReviewBy)}, with {agreement.ReviewGraceDays} days of grace gone", "a review in time", "review the agreement and set the next review_by"),
            _ => null,
        };
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
