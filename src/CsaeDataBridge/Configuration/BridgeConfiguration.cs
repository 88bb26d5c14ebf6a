using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Configuration;

/// <summary>One deployment, as <c>bridge.yaml</c> states it; every path is full.</summary>
/// <param name="Clock">A fixed instant for synthetic data; null for the real clock.</param>
/// <param name="OutFolder">Where store, vault, releases and reports go.</param>
/// <param name="ReturnsFolder">Where the agencies' quality returns go.</param>
/// <param name="AuditFolder">Where the audit is kept.</param>
/// <param name="AuditKeyFile">The key that signs it.</param>
/// <param name="PopulationFile">CSV with area_code, year, sex, age, persons; null when none is supplied.</param>
internal sealed record BridgeConfiguration(
    string FileName,
    string Folder,
    string Area,
    string AreaCode,
    bool Synthetic,
    DateTimeOffset? Clock,
    string TimeZone,
    string StorePath,
    string VaultPath,
    string OutFolder,
    string KeyFile,
    string ReturnsFolder,
    string AuditFolder,
    string AuditKeyFile,
    string AgreementsFolder,
    IReadOnlyList<string> MappingFolders,
    string? PopulationFile,
    string? TruthFolder,
    IReadOnlyList<AgencyEntry> Agencies,
    IReadOnlyList<AreaEntry> Areas,
    IReadOnlyList<FeedEntry> Feeds,
    IReadOnlyList<ReportEntry> Reports)
{
    /// <summary>Public keys of the people who may sign agreements and approve releases, by their id under people.</summary>
    public IReadOnlyDictionary<string, VerificationKey> TrustedKeys { get; init; } = new Dictionary<string, VerificationKey>();

    /// <summary>The lists of opt-outs and objections that are there, the newest of each name.</summary>
    public IReadOnlyList<PersonList> PersonLists { get; init; } = [];

    /// <summary>The deployment's agreements, with what they need to know of it to decide, held against what the audit remembers of them.</summary>
    /// <exception cref="BridgeException">AGR60x, AGR62x: every fault of every file. SHR751, STO4xx: an audit that cannot be read.</exception>
    public AgreementBundle Agreements() => Agreements(AgreementTrail.Remembered(AuditFolder));

    /// <summary>The deployment's agreements, held against what is remembered of them.</summary>
    /// <param name="remembered">From <see cref="AgreementTrail"/>; nothing takes them as they are written.</param>
    /// <exception cref="BridgeException">AGR60x, AGR62x: every fault of every file.</exception>
    public AgreementBundle Agreements(IReadOnlyCollection<RememberedEntry> remembered) => AgreementBundle.Load(AgreementsFolder, TrustedKeys, remembered) with { ListDays = PersonLists.ToDictionary(list => list.Name, list => list.Dated) };

    /// <summary>What decides on the deployment's packages, under agreements and on record in an audit.</summary>
    public PackageDesk PackageDesk(PackageRegister register, AgreementBundle agreements, AuditLog audit) =>
        new(register, OutboxFolder, agreements, TrustedKeys, RecipientKeys, audit, Time(), Operator.Name);

    /// <summary>Public keys that packages are sealed for, by the names that agreements give them.</summary>
    public IReadOnlyDictionary<string, VerificationKey> RecipientKeys { get; init; } = new Dictionary<string, VerificationKey>();

    /// <summary>The key that pseudonyms are made with; there is none until the first release of rows.</summary>
    public string PseudonymKeyFile { get; init; } = "";

    /// <summary>Where prepared packages are kept.</summary>
    public string PackagesFolder => Path.Combine(OutFolder, "packages");

    /// <summary>Where sealed packages are put for whatever carries them.</summary>
    public string OutboxFolder => Path.Combine(OutFolder, "outbox");

    /// <summary>The feed of an id.</summary>
    /// <exception cref="BridgeException">CFG111: there is none.</exception>
    public FeedEntry Feed(string id) => Feeds.FirstOrDefault(feed => feed.Id == id) ?? throw new BridgeException(NoFeed(id));

    /// <summary>Says that there is no feed of an id.</summary>
    public Issue NoFeed(string id) => Issue.Error(ProgramCodes.NotFound, new Place(FileName, Field: id), "no feed of this id", $"one of {string.Join(", ", Feeds.Select(feed => feed.Id))}", "correct the id");

    /// <summary>Where the deployment's store is and what it is for.</summary>
    /// <param name="migrate">True brings a store of an earlier version up to this one; false refuses it.</param>
    public StoreOptions StoreOptions(bool migrate = false) => new()
    {
        StorePath = StorePath,
        VaultPath = VaultPath,
        KeyFile = KeyFile,
        Synthetic = Synthetic,
        Migrate = migrate,
        Time = Time(),
        Operator = Operator.Name,
    };

    /// <summary>The clock that the deployment goes by: one that stands at its fixed instant, or the real one.</summary>
    public TimeProvider Time() => Clock is { } instant ? new FixedClock(instant) : TimeProvider.System;

    /// <summary>The day that the clock shows in the deployment's time zone.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}
