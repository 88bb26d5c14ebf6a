namespace CsaeDataBridge.Fhir;

/// <summary>A file of resources that can be read more than once: a bundle, NDJSON, or a single resource.</summary>
/// <param name="Name">The name to show in issues.</param>
/// <param name="Open">Opens the bytes from their beginning.</param>
public sealed record FhirFile(string Name, Func<Stream> Open)
{
    /// <summary>The file's resources with the addresses that a bundle gives them, strictly read; each lives until the next.</summary>
    internal IEnumerable<(FhirNode Resource, string? FullUrl)> Resources(CancellationToken token)
    {
        using var reader = new FhirEntryReader(Open(), Name);
        while (reader.Read())
        {
            token.ThrowIfCancellationRequested();
            if (!reader.Json.IsEmpty)
            {
                yield return (reader.Resource(), reader.FullUrl);
            }
        }
    }
}
