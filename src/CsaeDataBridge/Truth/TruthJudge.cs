using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Truth;

/// <summary>Compares a store of made-up data with its planted truth.</summary>
internal static class TruthJudge
{
    /// <exception cref="BridgeException">CFG110 the configuration names no truth; CFG113 it is not of made-up data.</exception>
    public static void Refuse(BridgeConfiguration configuration)
    {
        if (!configuration.Synthetic)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.NotSynthetic, new Place(configuration.FileName, Field: "synthetic"), "a configuration of real data", "one with 'synthetic: true': the comparison shows rows", "use --check on the sample only"));
        }

        if (configuration.TruthFolder is null)
        {
            throw new BridgeException(Issue.Error(ProgramCodes.Configuration, new Place(configuration.FileName, Field: "truth"), "nothing", "the folder of the planted truth", "add 'truth:', or leave --check out"));
        }
    }

    public static TruthAnswer Compare(BridgeConfiguration configuration, BridgeStore store)
    {
        Refuse(configuration);
        TruthFile truth = TruthFile.Read(configuration.TruthFolder!);
        IReadOnlyList<StoredConcern> stored = SyntheticContent.Concerns(store);
        ReportEntry report = configuration.Reports[0];
        ReleaseDecision decision = configuration.Agreements().DecideRelease(report.Release, configuration.Clock!.Value);
        var request = new ReleaseRequest(configuration.Area, report.Period, report.From, report.To, [], true, [], []);
        Dictionary<FigureKey, double> figures = SyntheticContent.Figures(store, decision, request)
            .ToDictionary(figure => new FigureKey(figure.Table, figure.Area, figure.Breakdown, figure.Column), figure => figure.Value);
        IReadOnlyDictionary<(SourcePlace Place, string Fact), string> facts = StatedFacts.Of(truth.Records);
        return new TruthAnswer(
            TruthComparison.Make(truth.Rows, stored),
            [
                .. Rows(truth, store.Loads()),
                .. People(truth, stored),
                .. Figures(truth, report.From, report.To, configuration.Agencies.ToDictionary(agency => agency.Id, agency => (agency.Name, agency.Area)), figures),
            ],
            facts.Count,
            FactDifference.Compare(facts, SyntheticContent.Facts(store)));
    }

    /// <summary>Compares every figure with what is planted, seen under one limit after another.</summary>
    public static IEnumerable<FigureComparison> Figures(TruthFile truth, DateOnly from, DateOnly to, IReadOnlyDictionary<string, (string Name, string? Area)> agencies, IReadOnlyDictionary<FigureKey, double> stored)
    {
        IReadOnlyList<SeenRecord> records = truth.Records;
        var planted = PlantedFigures.Count(records, from, to, agencies);
        var limited = new List<(Limit Limit, IReadOnlyDictionary<FigureKey, double> Figures)>();
        foreach (Limit limit in Limits.All)
        {
            records = limit.Apply(records, to);
            limited.Add((limit, PlantedFigures.Count(records, from, to, agencies)));
        }

        return planted.Keys.Concat(limited.SelectMany(one => one.Figures.Keys)).Concat(stored.Where(figure => figure.Value != 0).Select(figure => figure.Key)).Distinct()
            .OrderBy(key => key.Table, StringComparer.Ordinal).ThenBy(key => key.Area == FigureKey.All ? "" : key.Area, StringComparer.Ordinal).ThenBy(key => key.Breakdown == FigureKey.All ? "" : key.Breakdown, StringComparer.Ordinal)
            .Select(key => FigureComparison.Make(
                key,
                planted.GetValueOrDefault(key),
                limited.Select(one => (one.Limit.Words, one.Limit.Rule, one.Figures.GetValueOrDefault(key))),
                stored.GetValueOrDefault(key)));
    }

    /// <summary>Compares who is one person: the concerns of an identity that the rows can show are those of one key, and of no other's.</summary>
    public static IEnumerable<FigureComparison> People(TruthFile truth, IReadOnlyList<StoredConcern> stored)
    {
        Dictionary<SourcePlace, string> identities = Identities.Apply([.. truth.Records.Where(record => record.Fate == "mapped")]).ToDictionary(record => record.Place, record => record.Person);
        (string Identity, Guid? Key)[] pairs = [.. stored.Select(concern => (identities.GetValueOrDefault(TruthComparison.Key(concern).Place, ""), concern.PersonKey)).Distinct()];
        yield return Fault("split", pairs.Where(pair => pair.Key is not null).GroupBy(pair => pair.Identity).Sum(identity => identity.Count() - 1));
        yield return Fault("joined", pairs.Where(pair => pair.Key is not null).GroupBy(pair => pair.Key).Sum(key => key.Count() - 1));
        yield return Fault("missing", pairs.Count(pair => pair.Key is null));
    }

    private static IEnumerable<FigureComparison> Rows(TruthFile truth, IReadOnlyList<LoadEntry> loads)
    {
        Dictionary<(string Feed, string Fate), long> ledger = loads.Where(load => load.Status == LoadStatus.Loaded)
            .GroupBy(load => (load.Feed, load.File), (_, again) => again.Last())
            .SelectMany(load => ((string, long)[])[("mapped", load.Rows.Mapped), ("duplicate", load.Rows.Duplicate), ("excluded", load.Rows.Excluded), ("held", load.Rows.Held)], (load, fate) => (load.Feed, Fate: fate.Item1, Rows: fate.Item2))
            .GroupBy(fate => (fate.Feed, fate.Fate)).ToDictionary(group => group.Key, group => group.Sum(fate => fate.Rows));
        return truth.Fates.Keys.Union(ledger.Where(fate => fate.Value > 0).Select(fate => fate.Key)).Order()
            .Select(key => FigureComparison.Make(new FigureKey("rows", FigureKey.All, key.Feed, key.Fate), truth.Fates.GetValueOrDefault(key), [], ledger.GetValueOrDefault(key)));
    }

    private static FigureComparison Fault(string column, int count) => FigureComparison.Make(new FigureKey("people", FigureKey.All, FigureKey.All, column), 0, [], count);
}
