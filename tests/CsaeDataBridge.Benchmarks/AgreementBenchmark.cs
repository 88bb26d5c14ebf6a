using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Benchmarks;

/// <summary>Deciding, and getting ready to decide, over many copies of Northshire's agreement.</summary>
internal static class AgreementBenchmark
{
    private const int Agreements = 200;
    private const int Rounds = 2_000;
    private const string Id = "ISA-NS-0007";
    private static readonly DateTimeOffset Noon = new(2026, 4, 20, 11, 0, 0, TimeSpan.Zero);

    public static AgreementResult Run(int repeats)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-agreements").FullName;
        try
        {
            Copy(folder);
            (double read, AgreementBundle bundle) = Fastest(repeats, () => AgreementBundle.Load(folder));
            SignedAgreement[] signed = [.. bundle.Agreements.Select(agreement => new SignedAgreement(agreement, agreement.Parties.Select(party => party.Id).ToHashSet(), []))];
            (double compile, CompiledBundle compiled) = Fastest(repeats, () => new CompiledBundle(signed, bundle.Hash));

            DecisionRequest[] requests = [.. bundle.Agreements.Take(1).SelectMany(agreement => Requests(agreement, bundle.Hash))];
            (double decide, int permits) = Fastest(repeats, () => Decide(compiled, requests));
            var known = requests.Select(request => (request.Agreement, request.Flow, request.Field, request.Product)).Distinct().ToDictionary(key => key, _ => true);
            (double lookUp, _) = Fastest(repeats, () => LookUp(known, requests));
            double decisions = (double)Rounds * requests.Length;
            return new AgreementResult(Agreements, read, compile, requests.Length, (double)permits / Rounds / requests.Length, decide / decisions * 1e9, lookUp / decisions * 1e9);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Copy(string folder)
    {
        string source = Path.Combine(NorthshireFeeds.Sample, "agreements");
        Directory.CreateDirectory(Path.Combine(folder, "codelists"));
        foreach (string list in Directory.GetFiles(Path.Combine(source, "codelists")))
        {
            File.Copy(list, Path.Combine(folder, "codelists", Path.GetFileName(list)));
        }

        string text = File.ReadAllText(Path.Combine(source, $"{Id}.yaml"));
        for (int number = 0; number < Agreements; number++)
        {
            string id = FormattableString.Invariant($"ISA-NS-{number:D4}");
            File.WriteAllText(Path.Combine(folder, $"{id}.yaml"), text.Replace(Id, id, StringComparison.Ordinal));
        }
    }

    // Every field of every flow for every purpose of the agreement, of which the flow has some, and every product and field of every release.
    private static IEnumerable<DecisionRequest> Requests(Agreement agreement, string hash)
    {
        foreach (string purpose in agreement.Purposes.Select(purpose => purpose.Id))
        {
            foreach (InboundFlow flow in agreement.Flows)
            {
                foreach (PermittedField field in flow.Fields)
                {
                    yield return new DecisionRequest { Action = DecisionAction.IngestField, Agreement = agreement.Id, BundleHash = hash, Flow = flow.Id, Purpose = purpose, Field = field.Name };
                }
            }

            foreach (ReleaseTerms release in agreement.Releases)
            {
                bool counts = release.Level == SharingLevel.Aggregate;
                foreach (string one in counts ? release.Products : release.Fields)
                {
                    yield return new DecisionRequest { Action = DecisionAction.Query, Agreement = agreement.Id, BundleHash = hash, Release = release.Id, Purpose = purpose, Recipient = release.To, Field = counts ? null : one, Product = counts ? one : null };
                }
            }
        }
    }

    private static int Decide(CompiledBundle bundle, DecisionRequest[] requests)
    {
        int permits = 0;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (DecisionRequest request in requests)
            {
                permits += bundle.Decide(request, Noon).Refusals.Count == 0 ? 1 : 0;
            }
        }

        return permits;
    }

    private static int LookUp(Dictionary<(string, string?, string?, string?), bool> known, DecisionRequest[] requests)
    {
        int found = 0;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (DecisionRequest request in requests)
            {
                found += known[(request.Agreement, request.Flow, request.Field, request.Product)] ? 1 : 0;
            }
        }

        return found;
    }

    private static (double Seconds, T Result) Fastest<T>(int repeats, Func<T> work)
    {
        T result = work();
        double fastest = WallClock.Fastest(repeats, () => result = work());
        return (fastest, result);
    }
}
