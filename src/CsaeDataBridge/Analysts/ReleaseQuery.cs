using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Analysts;

/// <summary>An analyst's queries over one release, for one purpose: decided by the agreement, on record, and run in a process of their own. The store is not opened.</summary>
internal static class ReleaseQuery
{
    /// <summary>Runs queries; what they find goes to the output.</summary>
    /// <param name="purpose">What for, by the id of a purpose of the agreement.</param>
    /// <param name="sql">The text; the audit has its hash alone, for it may name somebody.</param>
    /// <param name="longest">How long they may take.</param>
    /// <exception cref="BridgeException">AGR61x, AGR631 the agreement refuses; SHR77x, SHR78x, SHR793 what may not be read; SHR794, SHR795, STO4xx what became of the queries.</exception>
    public static QueryAnswer Run(BridgeConfiguration configuration, string name, string purpose, string sql, QueryFormat format, int? mostRows, TimeSpan longest, CancellationToken token)
    {
        TimeProvider clock = configuration.Time();
        AgreementBundle agreements = configuration.Agreements();
        QueriedRelease release = QueriedRelease.Find(configuration, agreements, name);
        ReleaseDecision decision = agreements.DecideRelease(release.Release, clock.GetUtcNow(), purpose);
        if (decision.Agreement is { } agreement && agreement.Purpose(purpose) is null)
        {
            throw new BridgeException(Issue.Error(AgreementCodes.NoClause, new Place(agreement.FileName, Field: "--purpose"), "no purpose of this id", $"one of {string.Join(", ", agreement.Purposes.Select(known => known.Id))}", "name the purpose that the release is read for"));
        }

        using AuditLog audit = AuditLog.Open(configuration.AuditFolder, configuration.AuditKeyFile, Operator.Name, clock);
        PackageDesk desk = configuration.PackageDesk(new PackageRegister(configuration.PackagesFolder), agreements, audit);
        var entry = new AuditEntry(AuditAction.Query, name)
        {
            Agreement = decision.Agreement?.Id,
            Clause = decision.Terms?.Clause,
            Purpose = purpose,
            Bundle = agreements.Hash,
            Content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))),
        };
        return audit.Record(
            entry,
            _ =>
            {
                if (decision.Refusal is { } refusal)
                {
                    throw new BridgeException(refusal);
                }

                QueryAnswer answer = QueryProcess.Ask(new QueryRequest(name, release.File(desk, decision), sql, format, mostRows), longest, token);
                return answer.Fault is { } fault ? throw new BridgeException(fault) : answer;
            },
            answer => new Dictionary<string, long> { ["results"] = answer.Results, ["rows"] = answer.Rows },
            decision.Permitted ? AuditDecision.Failed : AuditDecision.Refused);
    }
}
