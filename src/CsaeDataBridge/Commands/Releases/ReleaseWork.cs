using System.CommandLine;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>What commands on packages work with.</summary>
internal sealed class ReleaseWork : IDisposable
{
    private ReleaseWork(BridgeConfiguration configuration, BridgeStore store, AuditLog audit)
    {
        Configuration = configuration;
        Store = store;
        Audit = audit;
        Agreements = configuration.Agreements();
        Register = new PackageRegister(configuration.PackagesFolder);
        Desk = configuration.PackageDesk(Register, Agreements, audit);
    }

    public BridgeConfiguration Configuration { get; }

    public BridgeStore Store { get; }

    public AuditLog Audit { get; }

    public AgreementBundle Agreements { get; }

    public PackageRegister Register { get; }

    public PackageDesk Desk { get; }

    /// <summary>Opens a deployment's store and audit with its packages.</summary>
    public static ReleaseWork Open(BridgeConfiguration configuration)
    {
        var deployment = new BridgeRun(configuration, new RunProgress(null));
        BridgeStore store = deployment.OpenStore();
        try
        {
            return new ReleaseWork(configuration, store, deployment.OpenAudit(store));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public static Argument<string> Package() => new("package") { Description = "Its id, as bridge release list shows it." };

    /// <summary>Opens the key of somebody whom the agreement of a release names, and whom the deployment trusts.</summary>
    /// <exception cref="BridgeException">AGR610: no agreement names the release. AGR619, AGR620: the key. AGR630: not such a person.</exception>
    public SigningKey Key(string release, FileInfo file, string passphrase)
    {
        Agreement agreement = Agreements.Agreements.FirstOrDefault(known => known.Releases.Any(terms => terms.Id == release))
            ?? throw new BridgeException(Agreements.DecideRelease(release, Configuration.Time().GetUtcNow()).Refusal!);
        SigningKey key = SigningKey.Open(file.FullName, passphrase);
        try
        {
            AgreementSigner.Find(Configuration, agreement, key, _ => true);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Audit.Dispose();
        Store.Dispose();
    }
}
