using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Checks resources against R4 and the profiles that they claim; safe to use from several threads.</summary>
public sealed class FhirValidator
{
    /// <param name="options">Null for R4 alone.</param>
    public FhirValidator(FhirValidatorOptions? options = null)
    {
        Options = options ?? FhirValidatorOptions.Default;
        Codes = Options.Packages.Count == 0 ? CodeBook.R4 : new CodeBook(Options.Packages);
        Profiles = new ProfileBook(Options.Packages);
    }

    internal FhirValidatorOptions Options { get; }

    internal CodeBook Codes { get; }

    internal ProfileBook Profiles { get; }

    /// <summary>Checks a resource that was read.</summary>
    /// <returns>What was found, in the order of the resource; empty when it keeps every rule.</returns>
    public IReadOnlyList<FhirFinding> Validate(FhirNode resource) => new ValidationRun(this, resource).Check([]);

    /// <summary>Reads a document of JSON or XML and checks it; what cannot be read is a finding as well.</summary>
    /// <param name="document">The whole document; XML when its first character is an angle bracket.</param>
    public IReadOnlyList<FhirFinding> Validate(ReadOnlySpan<byte> document)
    {
        var faults = new List<Issue>();
        FhirNode resource;
        try
        {
            resource = IsXml(document) ? ReadXml(document) : FhirJson.Read(Options.AllowComments ? JsonComments.Blank(document) : document, null, faults);
        }
        catch (BridgeException fault)
        {
            return [.. faults.Concat(fault.Issues).Select(FhirFinding.From)];
        }

        return new ValidationRun(this, resource).Check(faults);
    }

    /// <summary>Checks a bundle of JSON without holding it in memory: its entries are gone through twice, the first time for their addresses.</summary>
    /// <param name="file">Is opened several times, and read from anywhere.</param>
    /// <param name="progress">Is told how many entries were checked; null for nobody.</param>
    /// <param name="token">Stops the work between entries.</param>
    /// <returns>As of a bundle in memory, save that profiles of the bundle itself are not checked, which is a warning then.</returns>
    public IReadOnlyList<FhirFinding> Validate(FhirFile file, Action<int>? progress, CancellationToken token) => new BundleValidation(this, file).Check(progress, token);

    private static bool IsXml(ReadOnlySpan<byte> document)
    {
        int first = document.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        return first >= 0 && document[first] == '<';
    }

    private static FhirNode ReadXml(ReadOnlySpan<byte> document)
    {
        using var stream = new MemoryStream(document.ToArray(), writable: false);
        return FhirXml.Read(stream);
    }
}
