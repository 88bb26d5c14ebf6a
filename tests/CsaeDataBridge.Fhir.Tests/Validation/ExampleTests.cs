using System.Collections.Concurrent;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>HL7's own examples and definitions: what is refused stands in the list with its first error, and the kinds of errors with their reasons in docs/fhir.md.</summary>
public sealed class ExampleTests
{
    /// <summary>Bytes; what is larger are bundles of what stands alone as well.</summary>
    private const int LargestExample = 1_000_000;

    [Fact]
    public void Validate_EveryExampleOfHL7_RefusesOnlyWhatIsKnown()
    {
        var validator = new FhirValidator();
        var refused = new ConcurrentBag<string>();
        string[] files = [.. HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < LargestExample)];
        Parallel.ForEach(files, file =>
        {
            if (validator.Validate(File.ReadAllBytes(file)).FirstOrDefault(finding => finding.IsError) is { } error)
            {
                refused.Add($"{Path.GetFileName(file)}: {error.Code} {error.Expression}: {error.Found}; expected {error.Expected}");
            }
        });
        Snapshot.Matches($"{refused.Count} of {files.Length} refused\n\n{string.Join("\n", refused.Order(StringComparer.Ordinal))}");
    }
}
