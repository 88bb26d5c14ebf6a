using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>What is done with packages once they are frozen; each act is on record before it is done, and with its end.</summary>
/// <param name="register">The deployment's packages.</param>
/// <param name="outbox">Where sealed files are put for whatever carries them.</param>
/// <param name="trusted">The deployment's pinned keys by person.</param>
/// <param name="recipients">The pinned keys of recipients by name.</param>
/// <param name="account">The account that the program runs under.</param>
public sealed class PackageDesk(PackageRegister register, string outbox, AgreementBundle agreements, IReadOnlyDictionary<string, VerificationKey> trusted, IReadOnlyDictionary<string, VerificationKey> recipients, AuditLog audit, TimeProvider clock, string account)
{
    /// <summary>The kill points of sending, in order.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["send/packed", "send/sealed", "send/receipt", "send/named"];

    private DateTimeOffset Now => PackageStatement.ToTheSecond(clock.GetUtcNow());

    /// <summary>All that decides whether a package may be sent now.</summary>
    public SendCase CaseOf(PackageFolder package) => new(
        package.Manifest,
        package.FilesNow(),
        package.Statements(),
        agreements,
        trusted,
        package.Manifest.RecipientKey is { } key ? recipients.GetValueOrDefault(key.Name) : null,
        [.. register.Sent(package.Manifest.Release).Select(sent => new SentPackage(sent.Id, sent.Receipt!.SentAt))],
        package.Recall is not null,
        register.LastKnown(),
        Now)
    {
        Revocations = AuditMemory.Done(audit.Folder, AuditAction.Revoke).Count(record => record.Entry.Object == package.Id),
    };

    /// <summary>Signs an approval of a package, or takes one back.</summary>
    /// <returns>What is still missing; nothing when it may be sent.</returns>
    /// <exception cref="BridgeException">SHR77x: the approval would not count, or the files are not those that were frozen.</exception>
    public IReadOnlyList<Issue> Approve(PackageFolder package, StatementKind kind, SigningKey key)
    {
        PackageStatement statement = PackageStatement.Sign(kind, package.Manifest.Sha256(), Now, key);
        return audit.Record(Entry(kind == StatementKind.Revoke ? AuditAction.Revoke : AuditAction.Approve, package), act =>
        {
            SendCase asked = CaseOf(package);
            if (kind == StatementKind.Approve && WhyNot(asked with { Statements = [.. asked.Statements, statement] }, statement) is { } fault)
            {
                act.End(AuditDecision.Refused, fault.Code);
                throw new BridgeException(fault);
            }

            package.Add(statement);
            return SendRules.Refusals(CaseOf(package));
        });
    }

    /// <summary>Decides once more, seals a package for its recipient and puts it into the outbox. The receipt is what makes it sent.</summary>
    /// <returns>The sealed file.</returns>
    /// <exception cref="BridgeException">AGR61x, SHR77x: every reason for which it may not be sent. SHR791: what was being sent is gone.</exception>
    public string Send(PackageFolder package, CancellationToken token)
    {
        string path = SealedPath(package);
        string beside = Unnamed(path);
        if (package.Receipt is { } receipt && package.Recall is null && !File.Exists(path) && File.Exists(beside))
        {
            // Stopped after it was sent and before it had its name.
            return audit.Record(Entry(AuditAction.Send, package), _ => DurableFile.Sha256(beside) == receipt.SealedSha256 ? Name(beside, path) : throw NotOfTheReceipt(package));
        }

        return audit.Record(
            Entry(AuditAction.Send, package),
            act =>
            {
                IReadOnlyList<Issue> refusals = SendRules.Refusals(CaseOf(package));
                if (refusals.Count > 0)
                {
                    act.End(AuditDecision.Refused, refusals[0].Code);
                    throw new BridgeException(refusals);
                }

                DurableFile.MakeFolder(outbox);
                PackageSeal.Seal(package, beside, recipients[package.Manifest.RecipientKey!.Name], token);
                KillPoint.Reach(Steps[1]);
                package.Add(new SendReceipt(package.Id, package.Manifest.Sha256(), DurableFile.Sha256(beside), new FileInfo(beside).Length, Now, account, act.Intent));
                KillPoint.Reach(Steps[2]);
                Name(beside, path);
                KillPoint.Reach(Steps[3]);
                return path;
            },
            counts: sealedFile => new Dictionary<string, long> { ["bytes"] = new FileInfo(sealedFile).Length, ["files"] = package.Manifest.Files.Count });
    }

    /// <summary>Calls a package back: what was not sent never is, and of what was sent the recipient is told what to do.</summary>
    /// <param name="reason">Why, in words without personal data; the audit does not keep them.</param>
    /// <returns>What was recorded, and whether the sealed file was still in the outbox.</returns>
    /// <exception cref="BridgeException">SHR782: it was recalled before.</exception>
    public (PackageRecall Recall, bool StillHere) Recall(PackageFolder package, string reason)
    {
        if (package.Recall is not null)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Recalled, new Place(package.Id), "a package that was recalled", "one that was not", "bridge release show says when and why"));
        }

        return audit.Record(Entry(AuditAction.Recall, package), _ =>
        {
            bool wasSent = package.Receipt is not null;
            var recall = new PackageRecall(package.Id, package.Manifest.Sha256(), Now, account, reason.ReplaceLineEndings(" "), wasSent ? PackageRecall.Destroy : "", wasSent);
            DurableFile.MakeFolder(outbox);
            package.Add(recall);
            string path = SealedPath(package);
            string beside = Unnamed(path);
            bool stillHere = File.Exists(path) || File.Exists(beside);
            DurableFile.Delete(path);
            DurableFile.Delete(beside);
            if (wasSent)
            {
                DurableFile.Write(Path.Combine(outbox, $"{package.Id}.recall.json"), recall.Bytes());
            }

            return (recall, stillHere);
        });
    }

    /// <summary>Looks whether a package is as it was frozen, and as it was sent.</summary>
    /// <exception cref="BridgeException">SHR771: files were changed. SHR791: the sealed file of the outbox is another. SHR751: the audit does not hold its sending.</exception>
    public void Verify(PackageFolder package)
    {
        if (!package.FilesNow().SequenceEqual(package.Manifest.Files.OrderBy(file => file.Name, StringComparer.Ordinal)))
        {
            throw new BridgeException(Issue.Error(SharingCodes.FilesChanged, new Place(package.Id), "files that are not those of the manifest", "every file as it was frozen, and no other", "restore the package from its copy; find out who changed them"));
        }

        if (package.Receipt is { } receipt)
        {
            audit.MustHold(receipt.Audit);
            string path = SealedPath(package);
            if (receipt.Manifest != package.Manifest.Sha256() || (File.Exists(path) && DurableFile.Sha256(path) != receipt.SealedSha256))
            {
                throw NotOfTheReceipt(package);
            }
        }
    }

    private AuditEntry Entry(AuditAction action, PackageFolder package) => new(action, package.Id)
    {
        Agreement = package.Manifest.Agreement,
        Clause = package.Manifest.Clauses[0],
        Bundle = agreements.Hash,
        Content = package.Manifest.Sha256(),
    };

    private static Issue? WhyNot(SendCase asked, PackageStatement statement)
    {
        ReleaseDecision decision = asked.Agreements.DecideRelease(asked.Manifest.Release, asked.Now);
        return decision.Refusal ?? Approvals.WhyNot(asked, statement, decision.Agreement!, decision.Terms!.Approvals)
            ?? SendRules.Refusals(asked).FirstOrDefault(issue => issue.Code is SharingCodes.FilesChanged or SharingCodes.CheckFailed or SharingCodes.AgreementChanged or SharingCodes.Recalled or SharingCodes.AlreadySent or SharingCodes.ClockBack or SharingCodes.RevocationGone);
    }

    private string SealedPath(PackageFolder package) => Path.Combine(outbox, $"{package.Id}.sealed");

    // Where it is sealed, until the receipt makes it sent.
    private static string Unnamed(string sealedPath) => $"{sealedPath}.part";

    private static BridgeException NotOfTheReceipt(PackageFolder package) =>
        new(Issue.Error(SharingCodes.Outbox, new Place(package.Id), "a sealed file that is not the one of the receipt", "the file as it was sealed", "recall the package and prepare it anew"));

    private static string Name(string beside, string path)
    {
        DurableFile.Move(beside, path);
        return path;
    }
}
