using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>What the type of a bundle asks of its entries, beyond the rules in FHIRPath.</summary>
internal static class BundleCheck
{
    public static void Check(ValidationRun run, FhirNode bundle)
    {
        string type = bundle.Text("type") ?? "";
        bool addressed = type is not ("transaction" or "transaction-response" or "batch" or "batch-response");
        foreach (FhirNode entry in bundle.ChildSpan)
        {
            if (entry.Name == "entry" && run.Enter(entry))
            {
                CheckEntry(run, entry, addressed);
                run.Leave();
            }
        }

        switch (type)
        {
            case "document":
                DocumentCheck.Check(run, bundle);
                break;
            case "message":
                DocumentCheck.CheckMessage(run, bundle);
                break;
            case "searchset":
                CheckSearch(run, bundle);
                break;
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

    private static void CheckSearch(ValidationRun run, FhirNode bundle)
    {
        foreach (FhirNode entry in bundle.Elements("entry"))
        {
            if (entry.First("resource") is not { } resource || !run.Enter(entry))
            {
                continue;
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

            run.Leave();
        }
    }
}
