using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The resources of a delivery one by one, as they stand now: what deletes, patches or only tells of the past is refused.</summary>
internal sealed class FhirEntries(Delivery delivery, NeverPaths never) : IDisposable
{
    private readonly FhirEntryReader reader = new(delivery.OpenContent(), delivery.Name);
    private readonly List<Issue> faults = [];
    private FhirNode? resource;

    public FhirNode Resource => resource!;

    public string? FullUrl => reader.FullUrl;

    public long Number => reader.Number;

    public long Line => reader.Line;

    public ReadOnlyMemory<byte> Json => reader.Json;

    /// <summary>Whether the entry has an extension that may turn its meaning.</summary>
    public bool IsModified => reader.IsModified;

    /// <summary>Whether the resource is not as R4 has it.</summary>
    public bool IsFaulty => faults.Count > 0 || !FhirBinary.IsSoundIn(Resource);

    public bool Read()
    {
        while (reader.Read())
        {
            if (reader.Method is not (null or "POST" or "PUT"))
            {
                throw NotABundle($"entry {reader.Number} that asks for something else than to be stored", "request.method POST or PUT");
            }

            if (!reader.Json.IsEmpty)
            {
                faults.Clear();
                resource = reader.Resource(faults);
                never.Check(resource, reader.Line);
                return true;
            }
        }

        return reader.BundleType is "history" or "transaction-response" or "batch-response"
            ? throw NotABundle("a bundle of what was, or of answers", "type collection, batch, transaction, message, document or searchset")
            : false;
    }

    public void Dispose() => reader.Dispose();

    private BridgeException NotABundle(string found, string expected) =>
        new(Issue.Error(ExtractCodes.NotABundle, new Place(delivery.Name), found, expected, "ask the agency for a bundle of resources as they stand now"));
}
