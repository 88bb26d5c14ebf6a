using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>What the type of a bundle asks of its entries, beyond the rules in FHIRPath.</summary>
internal static class BundleCheck
{
    public static void Check(ValidationRun run, FhirNode bundle)
    {
        string type = bundle.Text("type") ?? "";
        CheckEntries(run, bundle, type);
        switch (type)
        {
            case "document":
                DocumentCheck.Check(run, bundle);
                break;
            case "message":
                DocumentCheck.CheckMessage(run, bundle);
                break;
        }
    }

    /// <summary>The entries that are at hand, each by itself.</summary>
    public static void CheckEntries(ValidationRun run, FhirNode bundle, string type)
    {
        bool addressed = type is not ("transaction" or "transaction-response" or "batch" or "batch-response");
        int number = run.FirstEntryOf(bundle);
        foreach (FhirNode entry in bundle.ChildSpan)
        {
            if (entry.Name != "entry")
            {
                continue;
            }

            if (run.Enter(entry))
            {
                CheckEntry(run, entry, addressed);
                if (type == "searchset")
                {
                    CheckSearch(run, entry);
                }

                run.Leave();
            }

            if (type == "document" && !run.Bundle!.IsReached(number))
            {
                run.Error(FhirCodes.BundleRule, "an entry that no link of the document leads to", "entries that the composition or what it points at points at", "point at it, or take it away", entry);
            }

            number++;
        }
    }

    private static void CheckEntry(ValidationRun run, FhirNode entry, bool addressed)
    {
        FhirNode? resource = entry.First("resource");
        if (entry.Text("fullUrl") is not { } url)
        {
            if (resource is { Type.Name: not "OperationOutcome" } && addressed)
            {
                run.Error(FhirCodes.BundleRule, "no fullUrl", "a fullUrl in every entry, save of transactions and batches", "give the address that identifies the resource");
            }

            return;
        }

        if (!References.IsAbsolute(url))
        {
            run.Error(FhirCodes.BundleRule, Hidden.Cell(url.Length), "a fullUrl that is a whole address", "give it with its scheme, or as urn:uuid:");
        }
        else if (resource is not null && References.TypeOf(url) is not null && url.StartsWith("http", StringComparison.Ordinal))
        {
            if (resource.Text("id") is not { } id)
            {
                run.Error(FhirCodes.BundleRule, "a fullUrl of a server for a resource without id", "the id that the fullUrl ends in", "give the resource its id, or a fullUrl of urn:uuid:");
            }
            else if (!url.EndsWith($"/{resource.Type.Name}/{id}", StringComparison.Ordinal))
            {
                run.Error(FhirCodes.BundleRule, "a fullUrl that ends in another type or id than the resource's", "the same type and id", "correct the fullUrl, or the id");
            }
        }
    }

    private static void CheckSearch(ValidationRun run, FhirNode entry)
    {
        if (entry.First("resource") is not { } resource)
        {
            return;
        }

        string? mode = entry.First("search")?.Text("mode");
        bool isOutcome = resource.Type.Name == "OperationOutcome";
        if (mode == "outcome" && !isOutcome)
        {
            run.Error(FhirCodes.BundleRule, $"a {resource.Type.Name} as the outcome of a search", "an OperationOutcome", "correct search.mode");
        }

        if (!isOutcome && resource.Text("id") is null)
        {
            run.Error(FhirCodes.BundleRule, "a resource without id among the results of a search", "an id", "give the resource its id");
        }
    }
}
