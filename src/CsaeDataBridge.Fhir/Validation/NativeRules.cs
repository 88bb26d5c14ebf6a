using System.Collections.Frozen;

namespace CsaeDataBridge.Fhir;

/// <summary>The rules that nearly every element or resource has, by hand; a test proves each equal to its FHIRPath.</summary>
internal static class NativeRules
{
    public static readonly FrozenSet<string> Keys = new[] { "ele-1", "ext-1", "ref-1", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "txt-1", "txt-2", "bdl-3", "bdl-4", "bdl-7" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FhirInvariant> Rules = FhirSchema.R4.Types
        .SelectMany(type => type.Invariants.Concat(type.OwnElements.SelectMany(element => element.Invariants)))
        .Where(rule => Keys.Contains(rule.Key)).DistinctBy(rule => rule.Key).ToFrozenDictionary(rule => rule.Key, StringComparer.Ordinal);

    public static void Check(ValidationRun run, FhirNode node, TypePlan plan)
    {
        if (plan.IsResource)
        {
            CheckResource(run, node);
            return;
        }

        if (!HasContent(node))
        {
            Break(run, "ele-1");
        }

        switch (plan.Kind)
        {
            case PlanKind.Extension when !HasValueOrExtensions(node):
                Break(run, "ext-1");
                break;
            case PlanKind.Reference when !PointsAtContained(node, run.Container):
                Break(run, "ref-1");
                break;
            case PlanKind.Primitive when node.Type.Name == "xhtml" && node.Value is { } text:
                Narratives.Check(run, text, Rules["txt-1"]);
                break;
        }
    }

    /// <summary>ele-1: a value or children other than an id.</summary>
    internal static bool HasContent(FhirNode node)
    {
        if (node.Value is not null)
        {
            return true;
        }

        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Name != "id")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>ext-1: a value or extensions, not both.</summary>
    internal static bool HasValueOrExtensions(FhirNode extension)
    {
        bool value = false;
        bool inner = false;
        foreach (FhirNode child in extension.ChildSpan)
        {
            value |= child.Name == "value";
            inner |= child.Name == "extension";
        }

        return value != inner;
    }

    /// <summary>ref-1: what points inside the resource finds something contained.</summary>
    internal static bool PointsAtContained(FhirNode reference, FhirNode container)
    {
        string? text = reference.Text("reference");
        return text is null || !text.StartsWith('#') || References.Contained(container, text[1..]) is not null;
    }

    /// <summary>bdl-7: no address with the same version twice, save in a history.</summary>
    internal static bool HasDistinctEntries(FhirNode bundle, BundleIndex index) => bundle.Text("type") == "history" || index.AreDistinct;

    private static void CheckResource(ValidationRun run, FhirNode resource)
    {
        FhirNode? first = null;
        bool hasText = false;
        foreach (FhirNode child in resource.ChildSpan)
        {
            first ??= child.Name == "contained" ? child : null;
            hasText |= child.Name == "text" && child.Type.Name == "Narrative" && child.First("div") is not null;
        }

        if (first is not null)
        {
            CheckContained(run, resource);
        }

        if (!hasText && resource.Type.Base?.Name == "DomainResource" && resource.Element?.Name != "contained")
        {
            Break(run, "dom-6");
        }

        if (resource.Type.Name == "Bundle")
        {
            CheckEntries(run, resource);
        }
    }

    /// <summary>The rules of bundles over the entries that are at hand; that on all of them once.</summary>
    public static void CheckEntries(ValidationRun run, FhirNode bundle)
    {
        if (!HasRequestsWhereItMust(bundle))
        {
            Break(run, "bdl-3");
        }

        if (!HasResponsesWhereItMust(bundle))
        {
            Break(run, "bdl-4");
        }

        if (run.IsFirst && !HasDistinctEntries(bundle, run.Bundle!))
        {
            Break(run, "bdl-7");
        }
    }

    /// <summary>bdl-3: every entry of a batch, transaction or history has a request, and none of another bundle.</summary>
    internal static bool HasRequestsWhereItMust(FhirNode bundle) => AllEntries(bundle, "request", "batch", "transaction");

    /// <summary>bdl-4: every entry of a response or history has a response, and none of another bundle.</summary>
    internal static bool HasResponsesWhereItMust(FhirNode bundle) => AllEntries(bundle, "response", "batch-response", "transaction-response");

    /// <summary>Of a bundle without type nothing can be said, so that any entry breaks the rule.</summary>
    private static bool AllEntries(FhirNode bundle, string name, string batch, string transaction)
    {
        string? type = bundle.Text("type");
        bool must = type == batch || type == transaction || type == "history";
        foreach (FhirNode entry in bundle.ChildSpan)
        {
            if (entry.Name == "entry" && (type is null || entry.First(name) is not null != must))
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckContained(ValidationRun run, FhirNode resource)
    {
        if (Contains(resource, "contained"))
        {
            Break(run, "dom-2");
        }

        if (!ContainedLinks.AreComplete(resource))
        {
            Break(run, "dom-3");
        }

        if (ContainsMeta(resource, "versionId") || ContainsMeta(resource, "lastUpdated"))
        {
            Break(run, "dom-4");
        }

        if (ContainsMeta(resource, "security"))
        {
            Break(run, "dom-5");
        }
    }

    internal static bool Contains(FhirNode resource, string name) => resource.Elements("contained").Any(contained => contained.First(name) is not null);

    internal static bool ContainsMeta(FhirNode resource, string name) => resource.Elements("contained").Any(contained => contained.First("meta")?.First(name) is not null);

    private static void Break(ValidationRun run, string key) => ElementCheck.Broken(run, Rules[key]);
}
