namespace CsaeDataBridge.Fhir;

/// <summary>dom-3: what is contained is pointed at from the resource, or points back at it.</summary>
internal static class ContainedLinks
{
    public static bool AreComplete(FhirNode resource)
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        Collect(resource, links);
        return resource.Elements("contained").All(contained => (contained.Text("id") is { } id && links.Contains("#" + id)) || PointsBack(contained));
    }

    private static void Collect(FhirNode node, HashSet<string> links)
    {
        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Value is ['#', ..] && IsLink(child))
            {
                links.Add(child.Value);
            }

            Collect(child, links);
        }
    }

    private static bool PointsBack(FhirNode node)
    {
        foreach (FhirNode child in node.ChildSpan)
        {
            if ((child.Value == "#" && (child.Name == "reference" || child.Type.Name == "canonical")) || PointsBack(child))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLink(FhirNode node) => node.Name == "reference" || node.Type.Name is "canonical" or "uri" or "url";
}
