using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary>Somebody who signs something about an agreement, with what they need for it.</summary>
/// <param name="Book">The agreement's book as it is.</param>
/// <param name="Trail">Puts what is written in the book on record.</param>
internal sealed record AgreementSigner(BridgeConfiguration Deployment, Agreement Agreement, AgreementPerson Person, SigningKey Key, SignatureBook Book, AgreementTrail Trail, DateTimeOffset Now)
{
    /// <summary>Who holds a key, by the agreement and the deployment alike.</summary>
    /// <exception cref="BridgeException">AGR630: nobody who may do this.</exception>
    public static AgreementPerson Find(BridgeConfiguration deployment, Agreement agreement, SigningKey key, Func<AgreementPerson, bool> may)
    {
        AgreementPerson? person = agreement.People.FirstOrDefault(person => person.Id == key.Person);
        string? found = person is null ? "somebody whom the agreement does not name under people"
            : !may(person) ? $"somebody whose roles are {string.Join(", ", person.Roles)}"
            : person.Key != key.Public ? "another key than the agreement states for them"
            : !deployment.TrustedKeys.TryGetValue(key.Person, out VerificationKey? pinned) ? "somebody whose key bridge.yaml does not pin"
            : pinned != key.Public ? "another key than bridge.yaml pins for them"
            : null;
        return found is null ? person! : throw new BridgeException(Issue.Error(AgreementCodes.MayNotSign, new Place(agreement.FileName, Field: key.Person), found, "somebody with a role that binds their party, and one key in the agreement, in bridge.yaml and in the key file", "correct people: in the agreement and trusted_keys: in bridge.yaml, or have somebody else do it"));
    }
}
