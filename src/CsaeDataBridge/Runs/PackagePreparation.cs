using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Makes what an agreement lets out and freezes it, for people to approve. Nothing of it is made again afterwards.</summary>
internal sealed class PackagePreparation(BridgeConfiguration configuration, BridgeStore store, AgreementBundle agreements, AuditLog audit, PackageRegister register)
{
    private static readonly string[] FigureFormats = ["html", "csv", "duckdb"];
    private static readonly string[] RowFormats = ["csv", "parquet"];

    private readonly TimeProvider clock = configuration.Time();

    /// <param name="report">The release and its period.</param>
    /// <param name="key">Whoever prepares it signs it.</param>
    /// <exception cref="BridgeException">The agreement refuses it, or it cannot be made safe; the audit has it.</exception>
    public PackageFolder Prepare(ReportEntry report, SigningKey key, CancellationToken token)
    {
        ReleaseDecision decision = agreements.DecideRelease(report.Release, clock.GetUtcNow());
        string id = register.NextId(report.Release, report.Period);
        return audit.Record(
            new AuditEntry(AuditAction.Prepare, id) { Agreement = decision.Agreement?.Id, Clause = decision.Terms?.Clause, Bundle = agreements.Hash },
            _ => decision.Refusal is { } refusal ? throw new BridgeException(refusal) : Make(decision, id, report, key, token),
            package => package.Manifest.Counts,
            failed: decision.Permitted ? AuditDecision.Failed : AuditDecision.Refused);
    }

    private PackageFolder Make(ReleaseDecision decision, string id, ReportEntry report, SigningKey key, CancellationToken token)
    {
        ReleaseTerms terms = decision.Terms!;
        if (terms.Level == SharingLevel.Identifiable)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Level, terms.Place with { Field = terms.Id }, "a release that names a person", "figures, or rows about people without names", "send it by the way that the parties use for records of named people, and record that there"));
        }

        PackageKey recipient = Recipient(terms);
        IReadOnlyList<PackageFolder> sent = register.Sent(terms.Id);
        DateTimeOffset at = PackageStatement.ToTheSecond(clock.GetUtcNow());
        IReadOnlyDictionary<string, long> counts = new Dictionary<string, long>();
        IReadOnlyList<PackageCheck> checks = [];
        return register.Make(
            id,
            (files, kept) =>
            {
                counts = terms.Level == SharingLevel.Aggregate
                    ? WriteFigures(decision, report, sent, files, kept, token)
                    : WriteRows(decision, id, report, sent, at, files, kept, token);
                checks = PackageChecks.Run(decision, files, kept);
            },
            (travels, stays) => new ReleaseManifest(
                id,
                terms.Id,
                report.Period,
                decision.Agreement!.Id,
                decision.Agreement.Version,
                decision.Agreement.Sha256,
                agreements.Hash,
                decision.Clauses,
                Obligations(decision),
                terms.To,
                recipient,
                terms.Purposes[0],
                terms.Level.ToString(),
                travels,
                stays,
                counts,
                checks,
                [.. sent.Select(package => package.Id)],
                key.Person,
                Operator.Name,
                at),
            manifest => PackageStatement.Sign(StatementKind.Prepare, manifest.Sha256(), at, key));
    }

    private Dictionary<string, long> WriteFigures(ReleaseDecision decision, ReportEntry report, IReadOnlyList<PackageFolder> sent, string files, string kept, CancellationToken token)
    {
        ReleaseTerms terms = decision.Terms!;
        string[] formats = Formats(terms, FigureFormats);
        EarlierRelease[] earlier =
        [
            .. EarlierRelease.Of(Path.Combine(ReportRun.Folder(configuration, report), PackageChecks.Figures)),
            .. sent.Where(package => package.Manifest.Period == report.Period).Select(package => EarlierRelease.Read(package.Kept(PackageChecks.Figures))),
        ];
        ReleaseRequest request = new ReportRun(configuration, store, agreements, audit, clock).Request(report, earlier, null) with { ForApproval = true };
        Release release = ReleaseMaker.Make(decision, store, request, clock, token);
        foreach (string file in ReportWriter.Write(release, files, token).Where(file => !formats.Contains(Path.GetExtension(file)[1..])))
        {
            File.Delete(Path.Combine(files, file));
        }

        ReleaseFile.Write(release, Path.Combine(kept, PackageChecks.Figures));
        if (formats.Contains("duckdb"))
        {
            File.Copy(Path.Combine(kept, PackageChecks.Figures), Path.Combine(files, PackageChecks.Figures));
        }

        ProtectedCell[] cells = [.. release.Measures.SelectMany(measure => measure.Tables).SelectMany(table => table.Rows).SelectMany(row => row.Cells)];
        return new Dictionary<string, long> { ["cells"] = cells.Length, ["hidden"] = cells.Count(cell => cell.State == CellState.Suppressed), ["measures"] = release.Measures.Count };
    }

    private IReadOnlyDictionary<string, long> WriteRows(ReleaseDecision decision, string id, ReportEntry report, IReadOnlyList<PackageFolder> sent, DateTimeOffset at, string files, string kept, CancellationToken token)
    {
        ReleaseTerms terms = decision.Terms!;
        string[] formats = Formats(terms, RowFormats);
        using PseudonymMaster master = PseudonymMaster.Open(configuration.PseudonymKeyFile);
        string epoch = Epoch(terms, id, at);
        string[] earlier = [.. sent.Where(package => Epoch(terms, package.Id, package.Manifest.PreparedAt) == epoch).Select(package => package.Kept(PackageChecks.RowsCsv))];
        ReleasedRows rows = RowReleaseMaker.Make(decision, agreements, store, master, new RowRequest(report.From, report.To, epoch, earlier), clock, token);
        string own = Path.Combine(kept, PackageChecks.RowsCsv);
        RowCsv.Write(rows, own);

        // Nothing joins these rows to those that went out before: two of the same time would tell by their difference.
        if (!rows.Linked && sent.FirstOrDefault(package => package.Manifest.Period == report.Period && !File.ReadAllBytes(package.Kept(PackageChecks.RowsCsv)).AsSpan().SequenceEqual(File.ReadAllBytes(own))) is { } before)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Overlap, new Place(before.Id), "other rows of the same time that were sent before", "the same rows, or another period", "send the package that there is again, or ask for another period"));
        }

        foreach (string format in formats)
        {
            Action<ReleasedRows, string> write = format == "csv" ? RowCsv.Write : RowParquet.Write;
            write(rows, Path.Combine(files, $"rows.{format}"));
        }

        return rows.Counts;
    }

    private static string Epoch(ReleaseTerms terms, string id, DateTimeOffset at) => terms.Pseudonym?.Rotate switch
    {
        "yearly" => FormattableString.Invariant($"{LondonTime.DayOf(at).Year}"),
        "each_release" => id,
        _ => "1",
    };

    private static string[] Formats(ReleaseTerms terms, string[] made)
    {
        string[] formats = [.. terms.Formats.Where(made.Contains)];
        return formats.Length > 0 ? formats : throw new BridgeException(Issue.Error(
            SharingCodes.Format, terms.Place with { Field = terms.Id }, $"the formats {string.Join(", ", terms.Formats)}", $"one of {string.Join(", ", made)}", "agree one of them"));
    }

    private PackageKey Recipient(ReleaseTerms terms) => terms.EncryptTo.FirstOrDefault(configuration.RecipientKeys.ContainsKey) is { } name
        ? new PackageKey(name, configuration.RecipientKeys[name].Text)
        : throw new BridgeException(Issue.Error(
            SharingCodes.RecipientKey,
            terms.Place with { Field = terms.Id },
            terms.EncryptTo.Count == 0 ? "a release that names no key of its recipient" : "no pinned key of the recipient",
            terms.EncryptTo.Count == 0 ? "transport: with encrypt_to" : $"one of {string.Join(", ", terms.EncryptTo)} under recipient_keys: of bridge.yaml",
            terms.EncryptTo.Count == 0 ? "agree how it travels" : "have the recipient make a key with bridge agreement key new, and pin its public half"));

    private IReadOnlyList<string> Obligations(ReleaseDecision decision)
    {
        ReleaseTerms terms = decision.Terms!;
        bool figures = terms.Level == SharingLevel.Aggregate;
        var request = new DecisionRequest
        {
            Action = DecisionAction.Query,
            Agreement = decision.Agreement!.Id,
            Release = terms.Id,
            Purpose = terms.Purposes[0],
            Recipient = terms.To,
            Field = figures ? null : terms.Fields[0],
            Product = figures ? terms.Products[0] : null,
            BundleHash = agreements.Hash,
        };
        return agreements.Compiled.Decide(request, clock.GetUtcNow()).Obligations;
    }
}
