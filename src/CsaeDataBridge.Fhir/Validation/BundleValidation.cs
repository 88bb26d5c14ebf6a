using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Checks a bundle that is too large to be held whole: once over the file for the addresses of its entries, then entry by entry.</summary>
internal sealed class BundleValidation(FhirValidator validator, FhirFile file)
{
    private const int EntriesAtOnce = 512;

    private readonly List<FhirFinding> _findings = [];

    /// <summary>What was found of the bundle as a whole, which every entry would tell again.</summary>
    private readonly HashSet<FhirFinding> _ofBundle = [];
    private int _errors;
    private bool _isCut;

    /// <param name="progress">Is told how many entries were checked.</param>
    public IReadOnlyList<FhirFinding> Check(Action<int>? progress, CancellationToken token)
    {
        try
        {
            Check(new BundleTables(), progress, token);
        }
        catch (BridgeException fault)
        {
            _findings.AddRange(fault.Issues.Select(FhirFinding.From));
        }

        return _findings;
    }

    private void Check(BundleTables tables, Action<int>? progress, CancellationToken token)
    {
        var faults = new List<Issue>();
        using var bundle = new FhirBundleFile(file, faults, token, (_, entry) => tables.Add(entry));
        var index = new BundleIndex(tables, number => bundle.Entry(number, []), () => Enumerable.Range(0, bundle.Count).Select(number => bundle.Entry(number, [])));
        Keep(First(bundle, index, faults));
        for (int start = 1; start < bundle.Count; start += EntriesAtOnce)
        {
            var found = new IReadOnlyList<FhirFinding>[Math.Min(EntriesAtOnce, bundle.Count - start)];
            Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = token }, at => found[at] = Entry(bundle, index, start + at));
            if (!Array.TrueForAll(found, Keep))
            {
                break;
            }

            progress?.Invoke(start + found.Length);
        }

        bool isFull = _errors >= validator.Options.MaxFindings;
        if (isFull || _isCut)
        {
            _findings.Add(ValidationRun.TooMany(validator.Options.MaxFindings, isFull ? IssueSeverity.Error : IssueSeverity.Warning, bundle.Shell.Type.Name));
        }
    }

    private IReadOnlyList<FhirFinding> First(FhirBundleFile bundle, BundleIndex index, List<Issue> faults) =>
        new ValidationRun(validator, bundle.Count == 0 ? bundle.Shell : Part(bundle, bundle.Entry(0, faults)), 0, index).Check(faults);

    private IReadOnlyList<FhirFinding> Entry(FhirBundleFile bundle, BundleIndex index, int number)
    {
        var faults = new List<Issue>();
        return new ValidationRun(validator, Part(bundle, bundle.Entry(number, faults)), number, index).CheckEntry(faults);
    }

    /// <summary>The bundle with one entry only.</summary>
    private static FhirNode Part(FhirBundleFile bundle, FhirNode entry)
    {
        (FhirNode[] before, FhirNode[] after) = bundle.Around;
        return new FhirNode(null, bundle.Shell.Type, null, [.. before, entry, .. after], bundle.Shell.Line, bundle.Shell.Column);
    }

    /// <returns>Whether more findings may be told.</returns>
    private bool Keep(IReadOnlyList<FhirFinding> findings)
    {
        foreach (FhirFinding finding in findings)
        {
            int before = finding.IsError ? _errors : _findings.Count - _errors;
            if ((finding.Expression == "Bundle" && !_ofBundle.Add(finding)) || finding.Code == FhirCodes.TooManyFindings)
            {
                continue;
            }

            if (before >= validator.Options.MaxFindings)
            {
                _isCut = true;
                continue;
            }

            _findings.Add(finding);
            _errors += finding.IsError ? 1 : 0;
        }

        return _errors < validator.Options.MaxFindings;
    }
}
