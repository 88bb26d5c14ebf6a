using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>Who may do what under which clause, in lines that people read.</summary>
/// <param name="bundle">The agreements.</param>
/// <param name="asOf">The instant to answer for.</param>
public sealed class AgreementExplanation(AgreementBundle bundle, DateTimeOffset asOf)
{
    /// <summary>Explains a flow, a release, a field or a party by its name; everything that has the name is explained.</summary>
    /// <param name="name">The name; null gives each flow and release in a line.</param>
    /// <returns>The lines; none when nothing has the name.</returns>
    public IReadOnlyList<string> Of(string? name) => [.. bundle.Agreements.SelectMany(agreement => name is null ? Overview(agreement) : Named(agreement, name))];

    private IEnumerable<string> Overview(Agreement agreement)
    {
        yield return $"{agreement.Id} version {Text(agreement.Version)}: {agreement.Title}";
        foreach (InboundFlow flow in agreement.Flows)
        {
            yield return $"  in   {flow.Id} clause {flow.Clause}: {flow.From} to {flow.To} for {string.Join(", ", flow.Purposes)}, {Text(flow.Fields.Count)} fields: {Word(bundle.DecideImport($"{agreement.Id}/{flow.Id}", asOf, null).Refusal?.Code)}";
        }

        foreach (ReleaseTerms release in agreement.Releases)
        {
            yield return $"  out  {release.Id} clause {release.Clause}: to {release.To} for {string.Join(", ", release.Purposes)}, {release.Level}: {Word(bundle.DecideRelease(release.Id, asOf).Refusal?.Code)}";
        }
    }

    private IEnumerable<string> Named(Agreement agreement, string name)
    {
        foreach (InboundFlow flow in agreement.Flows.Where(flow => flow.Id == name || $"{agreement.Id}/{flow.Id}" == name))
        {
            foreach (string line in Flow(agreement, flow))
            {
                yield return line;
            }
        }

        foreach (ReleaseTerms release in agreement.Releases.Where(release => release.Id == name))
        {
            foreach (string line in Release(agreement, release))
            {
                yield return line;
            }
        }

        foreach (string line in Field(agreement, name).Concat(agreement.Party(name) is { } party ? PartyLines(agreement, party) : []))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Flow(Agreement agreement, InboundFlow flow)
    {
        yield return $"{agreement.Id}/{flow.Id}, clause {flow.Clause}: {flow.From} sends, {flow.To} keeps";
        foreach (string purpose in flow.Purposes)
        {
            yield return $"  for {purpose} ({agreement.Purpose(purpose)?.Text}): {Bases(agreement, purpose, flow.From, flow.To)}";
            foreach (PermittedField field in flow.Fields)
            {
                yield return $"    {field.Name} ({field.DataClass}, {(field.Generalise is { } to ? $"generalised to {to}" : field.Keep)}): {Say(In(agreement, flow, purpose, field.Name, DecisionAction.IngestField))}";
            }
        }

        foreach (RowCondition row in flow.Rows)
        {
            yield return $"  only rows where {AgreementDifference.Words(row)} (clause {row.Clause})";
        }

        yield return $"  never: {(flow.Never.Count == 0 ? "nothing by name" : string.Join(", ", flow.Never))}; other fields {(flow.RefuseUnlisted ? "refuse the file" : "are not read")}";
        if (flow.OptOut is { Applies: true } optOut)
        {
            yield return $"  only people on the opt-out list of cleared numbers, at most {Text(optOut.ListMaxAgeDays)} days old";
        }

        if (flow.Objections is { } objections)
        {
            yield return $"  nobody on the list {objections.Register}, at most {Text(objections.ListMaxAgeDays)} days old";
        }
    }

    private IEnumerable<string> Release(Agreement agreement, ReleaseTerms release)
    {
        yield return $"{agreement.Id}/{release.Id}, clause {release.Clause}: to {release.To}, {release.Level}, made of {string.Join(", ", release.FromFlows)}";
        foreach (string purpose in release.Purposes)
        {
            yield return $"  for {purpose} ({agreement.Purpose(purpose)?.Text}): {Bases(agreement, purpose, release.To)}";
            foreach (string asked in release.Level == SharingLevel.Aggregate ? release.Products : release.Fields)
            {
                yield return $"    {asked}: {Say(Out(agreement, release, purpose, asked))}";
            }
        }
    }

    private IEnumerable<string> Field(Agreement agreement, string name)
    {
        foreach (InboundFlow flow in agreement.Flows.Where(flow => flow.Field(name) is not null || flow.Never.Any(pattern => Wildcard.Matches(pattern, name))))
        {
            foreach (string purpose in flow.Purposes)
            {
                yield return $"{name} in {agreement.Id}/{flow.Id} for {purpose}: read {Say(In(agreement, flow, purpose, name, DecisionAction.IngestField))}; kept {Say(In(agreement, flow, purpose, name, DecisionAction.Store))}; used to link {Say(In(agreement, flow, purpose, name, DecisionAction.Link))}";
            }
        }

        foreach (ReleaseTerms release in agreement.Releases.Where(release => release.Fields.Contains(name)))
        {
            foreach (string purpose in release.Purposes)
            {
                yield return $"{name} in {agreement.Id}/{release.Id} to {release.To} for {purpose}: {Say(Out(agreement, release, purpose, name))}";
            }
        }
    }

    private static IEnumerable<string> PartyLines(Agreement agreement, Party party)
    {
        yield return $"{party.Id} in {agreement.Id}: {party.Name}, {party.Role}";
        foreach (LawfulBasis basis in agreement.Bases.Where(basis => basis.Party == party.Id))
        {
            yield return $"  basis for {basis.Purpose}, clause {basis.Clause}: {(basis.AggregateOnly ? "aggregates only" : $"{basis.Article6} {string.Join(" ", basis.Gateways.Concat(basis.AuthorisedByLaw).Select(gateway => $"{gateway.Code} ({(gateway.IsDuty ? "duty" : "power")})"))}".TrimEnd())}";
        }

        foreach (InboundFlow flow in agreement.Flows.Where(flow => flow.From == party.Id || flow.To == party.Id))
        {
            yield return $"  {(flow.From == party.Id ? "sends" : "keeps")} {flow.Id}, clause {flow.Clause}";
        }

        foreach (ReleaseTerms release in agreement.Releases.Where(release => release.To == party.Id))
        {
            yield return $"  receives {release.Id}, clause {release.Clause}, {release.Level}";
        }

        foreach (AgreementPerson person in agreement.People.Where(person => person.Party == party.Id))
        {
            yield return $"  {person.Id}: {string.Join(", ", person.Roles)}{(person.MaySign ? ", may sign" : "")}";
        }
    }

    private static string Bases(Agreement agreement, string purpose, params IEnumerable<string> parties) => string.Join("; ", parties.Distinct().Select(party =>
        agreement.Bases.FirstOrDefault(basis => basis.Party == party && basis.Purpose == purpose) is { } basis ? $"{party} by clause {basis.Clause}" : $"{party} has no basis"));

    // The lists of opt-outs are asked for each row; here everybody counts as cleared.
    private Decision In(Agreement agreement, InboundFlow flow, string purpose, string field, DecisionAction action) => bundle.Compiled.Decide(
        new DecisionRequest { Action = action, Agreement = agreement.Id, Flow = flow.Id, Purpose = purpose, Field = field, BundleHash = bundle.Hash, Cleared = true, ClearedListDays = 0, ObjectionListDays = 0 },
        asOf);

    private Decision Out(Agreement agreement, ReleaseTerms release, string purpose, string asked)
    {
        bool counts = release.Level == SharingLevel.Aggregate;
        return bundle.Compiled.Decide(
            new DecisionRequest { Action = DecisionAction.Query, Agreement = agreement.Id, Release = release.Id, Purpose = purpose, Recipient = release.To, Field = counts ? null : asked, Product = counts ? asked : null, BundleHash = bundle.Hash },
            asOf);
    }

    private static string Say(Decision decision)
    {
        string clauses = string.Join(" ", decision.Clauses.Select(clause => clause.Split('/', 2)[1]).Distinct());
        string obligations = decision.Obligations.Count == 0 ? "" : $", {string.Join(" ", decision.Obligations)}";
        return decision.IsPermitted
            ? $"yes{obligations} [{clauses}]"
            : $"no, {string.Join(", ", decision.Refusals.Select(rule => $"D{Text((int)rule)} {rule}"))}{obligations} [{clauses}]";
    }

    private static string Word(string? code) => code is null ? "yes" : $"no, {code}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
