using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>What people signed of an agreement: <c>&lt;id&gt;.signatures.yaml</c> beside it, so that no program ever writes in the agreement itself.</summary>
/// <param name="Path">The file; it need not be there.</param>
/// <param name="Signatures">Under any version, in the order given.</param>
/// <param name="Entries">Suspensions and their like as they were signed, in the order given.</param>
public sealed record SignatureBook(string Path, IReadOnlyList<AgreementSignature> Signatures, IReadOnlyList<SignedEvent> Entries)
{
    internal const string Suffix = ".signatures.yaml";
    internal const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Decisions not to share as they were signed, in the order given.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Which of them were taken back, in the order given.</summary>
    public IReadOnlyList<RefusalWithdrawal> Withdrawals { get; init; } = [];

    /// <summary>Reads the book of an agreement; empty when there is none.</summary>
    /// <exception cref="BridgeException">AGR629: every fault of the file.</exception>
    public static SignatureBook Read(string folder, string agreement)
    {
        string path = System.IO.Path.Combine(folder, agreement + Suffix);
        return File.Exists(path) ? SignatureBookReader.Read(path, agreement) : new SignatureBook(path, [], []);
    }

    /// <summary>All books of a folder, by name.</summary>
    /// <exception cref="BridgeException">AGR629: the first book with faults, and every fault of it. CFG101: the folder cannot be read.</exception>
    public static IReadOnlyList<SignatureBook> All(string folder) =>
        [.. DefinitionFile.In(folder, "*" + Suffix).Select(file => Read(folder, System.IO.Path.GetFileName(file)[..^Suffix.Length]))];

    public SignatureBook Add(AgreementSignature signature) => this with { Signatures = [.. Signatures, signature] };

    public SignatureBook Add(SignedEvent entry) => this with { Entries = [.. Entries, entry] };

    public SignatureBook Add(Refusal refusal) => this with { Refusals = [.. Refusals, refusal] };

    public SignatureBook Add(RefusalWithdrawal withdrawal) => this with { Withdrawals = [.. Withdrawals, withdrawal] };

    /// <summary>What the book says of an agreement as it stands.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="trusted">The deployment's pinned keys by person; what another key signed does not count.</param>
    /// <param name="remembered">What others remember of books; an entry of this text that they remember and the book does not have stops the agreement.</param>
    /// <remarks>An event that cannot be verified still stops the agreement, and does not start it again.</remarks>
    public SignedAgreement Apply(Agreement agreement, IReadOnlyDictionary<string, VerificationKey> trusted, IReadOnlyCollection<RememberedEntry> remembered)
    {
        var signedBy = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<(string? Person, string? Party, string Text)> signatures = Signatures
            .Where(signature => signature.Version == agreement.Version && signature.Sha256 == agreement.Sha256)
            .Select(signature => ((string?)signature.Person, (string?)null, signature.Text))
            .Concat(agreement.Signatories.Where(signatory => signatory.Signature is not null).Select(signatory => (signatory.Person, (string?)signatory.Party, signatory.Signature!)));
        foreach ((string? person, string? party, string text) in signatures)
        {
            foreach (AgreementPerson signer in agreement.People.Where(known => known.MaySign && (person is null || known.Id == person) && (party is null || known.Party == party)))
            {
                if (Key(signer, trusted)?.Verifies(agreement.Signed.Span, text) == true)
                {
                    signedBy.Add(signer.Party);
                }
            }
        }

        StatusEvent[] events =
        [
            .. Entries
                .Where(entry => entry.Agreement == agreement.Id && entry.Version == agreement.Version)
                .Where(entry => entry.Event.Change != StatusChange.Reinstate || agreement.People.Any(person => person.MaySign && person.Id == entry.Event.Person && Key(person, trusted)?.Verifies(entry.Signed(), entry.Signature) == true))
                .Select(entry => entry.Event)
                .OrderBy(happened => happened.At),
        ];
        return new SignedAgreement(agreement, signedBy, events)
        {
            Refusals = RefusalHistory.Of(this, trusted),
            MissingEntries = remembered.Where(entry => entry.Agreement == agreement.Id && entry.Version == agreement.Version).Select(entry => entry.Sha256).Distinct().Except(Hashes()).Count(),
        };
    }

    /// <summary>Refuses a number under which no decision stands.</summary>
    /// <exception cref="BridgeException">AGR635: there is none, or it was taken back or replaced.</exception>
    internal void MustStand(int number)
    {
        if (Refusals.All(refusal => refusal.Number != number) || Withdrawals.Any(withdrawal => withdrawal.Number == number) || Refusals.Any(refusal => refusal.Replaces == number))
        {
            throw new BridgeException(Issue.Error(AgreementCodes.NoRefusal, new Place(System.IO.Path.GetFileName(Path), Field: number.ToString(CultureInfo.InvariantCulture)), "no decision not to share that stands under this number", "the number of one that was neither replaced nor withdrawn", "bridge agreement refusal list shows them"));
        }
    }

    private IEnumerable<string> Hashes() =>
        [.. Entries.Select(entry => entry.Sha256()), .. Refusals.Select(refusal => refusal.Sha256()), .. Withdrawals.Select(withdrawal => withdrawal.Sha256())];

    // The file's own key counts only where the deployment pins the same.
    private static VerificationKey? Key(AgreementPerson person, IReadOnlyDictionary<string, VerificationKey> trusted) =>
        trusted.TryGetValue(person.Id, out VerificationKey? pinned) && pinned == person.Key ? pinned : null;

    /// <summary>Writes the file as the book is now.</summary>
    /// <exception cref="BridgeException">AGR629: it cannot be written.</exception>
    public void Save()
    {
        string agreement = System.IO.Path.GetFileName(Path)[..^Suffix.Length];
        var text = new StringBuilder($"# Who signed which text of {agreement}, and what happened since. Written by bridge agreement; nothing is ever taken out.\nagreement: {agreement}\nsignatures:{(Signatures.Count == 0 ? " []" : "")}\n");
        foreach (AgreementSignature signature in Signatures)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ person: \"{signature.Person}\", version: {signature.Version}, sha256: \"{signature.Sha256}\", at: \"{Iso(signature.At)}\", sig: \"{signature.Text}\" }}\n");
        }

        text.Append(Entries.Count == 0 ? "events: []\n" : "events:\n");
        foreach (SignedEvent entry in Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {entry.Yaml()}, sig: \"{entry.Signature}\" }}\n");
        }

        if (Refusals.Count > 0)
        {
            text.Append("refusals:\n");
            foreach ((string yaml, string signature) in Refusals.Select(refusal => (refusal.Yaml(), refusal.Signature)).Concat(Withdrawals.Select(withdrawal => (withdrawal.Yaml(), withdrawal.Signature))))
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {{ {yaml}, sig: \"{signature}\" }}\n");
            }
        }

        try
        {
            File.WriteAllText(Path, text.ToString(), new UTF8Encoding(false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.SignatureFile, new Place(System.IO.Path.GetFileName(Path)), "a file that cannot be written", "a folder of agreements that this account may write to", "correct the permissions"));
        }
    }

    internal static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
}
