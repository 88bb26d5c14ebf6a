using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Checks that an agreement makes sense in itself: what it names it declares, and every use has its basis in law.</summary>
internal sealed class AgreementReferences(Agreement agreement, CodelistFolder lists, ICollection<Issue> issues)
{
    public void Check()
    {
        CheckDays();
        CheckPeople();
        CheckBases();
        foreach (InboundFlow flow in agreement.Flows)
        {
            new FlowReferences(agreement, flow, this, lists).Check();
        }

        Unique(agreement.Flows.Select(flow => (flow.Id, flow.Place)));
        Unique(agreement.Releases.Select(release => (release.Id, release.Place)));
        Unique(agreement.DerivedFields.Select(field => (field.Name, field.Place)));
        foreach (DerivedField field in agreement.DerivedFields)
        {
            foreach ((string flow, string name) in field.From.Where(from => agreement.Flows.FirstOrDefault(flow => flow.Id == from.Flow)?.Field(from.Field) is null))
            {
                Report(AgreementCodes.DanglingReference, field.Place with { Field = field.Name }, $"{flow}.{name}, which no flow lists", "flow.field of a flow of this agreement", "list the field, or correct the name");
            }
        }

        foreach (ReleaseTerms release in agreement.Releases)
        {
            new ReleaseReferences(agreement, release, this).Check();
        }
    }

    public void Report(string code, Place place, string found, string expected, string fix) => issues.Add(Issue.Error(code, place, found, expected, fix));

    public void Known(IEnumerable<string> known, string name, string what, Place place)
    {
        if (name.Length > 0 && !known.Contains(name))
        {
            Report(AgreementCodes.DanglingReference, place with { Field = name }, $"a {what} that the agreement does not declare", $"one of {string.Join(", ", known)}", $"declare the {what}, or correct the name");
        }
    }

    /// <summary>Reports each purpose that a party has no basis for at a level.</summary>
    public void Based(string party, IReadOnlyList<string> purposes, SharingLevel level, Place place)
    {
        foreach (string purpose in purposes.Where(purpose => !agreement.Bases.Any(basis => basis.Party == party && basis.Purpose == purpose && (!basis.AggregateOnly || level == SharingLevel.Aggregate))))
        {
            Report(AgreementCodes.NoLawfulBasis, place, $"no lawful basis for {party} and purpose {purpose}", "a line under lawful_basis that covers this level", "add the basis as the parties agreed it; without one the sharing is denied");
        }
    }

    /// <summary>Reports purposes that are not declared, and those that the agreement itself rules out.</summary>
    public void Permitted(IReadOnlyList<string> purposes, Place place)
    {
        foreach (string purpose in purposes)
        {
            Known(agreement.Purposes.Select(known => known.Id), purpose, "purpose", place);
            if (agreement.IncompatiblePurposes.Contains(purpose) || agreement.IncompatiblePurposes.Contains(agreement.Purpose(purpose)?.Code ?? ""))
            {
                Report(AgreementCodes.NeverApplies, place with { Field = purpose }, "a purpose that incompatible_purposes forbids", "purposes that the agreement permits", "take the purpose out of one of the two");
            }
        }
    }

    public void Unique(IEnumerable<(string Id, Place Place)> named)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string id, Place place) in named.Where(name => name.Id.Length > 0 && !seen.Add(name.Id)))
        {
            Report(AgreementCodes.DuplicateId, place with { Field = id }, "the id for the second time", "each id once", "rename or remove one of the two");
        }
    }

    public void Alive(Gateway gateway, Place place)
    {
        if (!gateway.IsAlive(agreement.EffectiveFrom) && agreement.EffectiveFrom != default)
        {
            string found = gateway.RepealedOn is { } repealed ? $"law that was repealed on {Iso(repealed)}"
                : gateway.InForceFrom is { } from ? $"law that is in force only from {Iso(from)}"
                : "law that has not been brought into force";
            Report(AgreementCodes.DeadGateway, place with { Field = gateway.Code }, found, $"a power or duty that is law on {Iso(agreement.EffectiveFrom)}, when the agreement starts", "name the power or duty that it rests on now");
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void CheckDays()
    {
        bool known = agreement.EffectiveFrom != default && agreement.ReviewBy != default && agreement.ExpiresOn != default;
        if (known && (agreement.EffectiveFrom > agreement.ReviewBy || agreement.ReviewBy > agreement.ExpiresOn))
        {
            Report(AgreementCodes.DaysOutOfOrder, agreement.Place, "days out of order", "effective_from, then review_by, then expires_on", "correct the days");
        }
    }

    private void CheckPeople()
    {
        Unique(agreement.Parties.Select(party => (party.Id, party.Place)));
        Unique(agreement.People.Select(person => (person.Id, person.Place)));
        Unique(agreement.Purposes.Select(purpose => (purpose.Id, purpose.Place)));
        string[] parties = [.. agreement.Parties.Select(party => party.Id)];
        foreach (Party party in agreement.Parties.Where(party => party.Role == PartyRole.Processor))
        {
            if (party.OnBehalfOf is null || party.Contract is null)
            {
                Report(AgreementCodes.NoContract, party.Place with { Field = party.Id }, "a processor without its controller or its contract", "on_behalf_of: and contract: (UK GDPR Article 28)", "name both; without a contract it may not work on the data");
            }

            Known(parties, party.OnBehalfOf ?? "", "party", party.Place);
        }

        foreach (AgreementPerson person in agreement.People)
        {
            Known(parties, person.Party, "party", person.Place);
            if (person.Key is null)
            {
                Report(AgreementCodes.NotAKey, person.Place with { Field = person.Id }, "text that is no P-256 key", "the public key as bridge agreement key new prints it", "copy the key again");
            }
        }

        foreach (Signatory signatory in agreement.Signatories)
        {
            Known(parties, signatory.Party, "party", signatory.Place);
            Known(agreement.People.Select(person => person.Id), signatory.Person ?? "", "person", signatory.Place);
        }

        foreach ((string party, string _) in agreement.Terms.Holds?.MaySet ?? [])
        {
            Known(parties, party, "party", agreement.Place);
        }
    }

    private void CheckBases()
    {
        Unique(agreement.Bases.Where(basis => basis.Party.Length > 0 && basis.Purpose.Length > 0).Select(basis => ($"{basis.Party}, {basis.Purpose}", basis.Place)));
        foreach (LawfulBasis basis in agreement.Bases)
        {
            Known(agreement.Parties.Select(party => party.Id), basis.Party, "party", basis.Place);
            Known(agreement.Purposes.Select(purpose => purpose.Id), basis.Purpose, "purpose", basis.Place);
            foreach (Gateway gateway in basis.Gateways.Concat(basis.AuthorisedByLaw))
            {
                Alive(gateway, basis.Place);
            }

            if (basis.Article6 is null && !basis.AggregateOnly)
            {
                Report(AgreementCodes.NoLawfulBasis, basis.Place, "no UK GDPR Article 6 basis", "art6, or data: aggregate_only", "add 'art6:' as the parties agreed it");
            }

            if (basis.Article6 == "6.1.ea" && basis.Annex1 is null)
            {
                Report(AgreementCodes.NoLawfulBasis, basis.Place, "a recognised legitimate interest without its condition", "annex1: and the condition", "add 'annex1:', for example safeguarding_vulnerable_individual");
            }

            if (agreement.Party(basis.Party) is { CompetentAuthority: true } && !basis.AggregateOnly && (basis.CollectedUnder is null || basis.AuthorisedByLaw.Count == 0))
            {
                Report(AgreementCodes.NoLawfulBasis, basis.Place, "data of a competent authority without what authorises another use", "collected_under: and authorised_by_law: (DPA 2018, section 36(4))", "add both as the parties agreed them");
            }
        }
    }
}
