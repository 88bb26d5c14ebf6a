namespace CsaeDataBridge.Fhir;

/// <summary>A value set, asked code by code; it is never written out.</summary>
internal sealed class ValueSet(string url)
{
    private const int MaxDepth = 8;

    public string Url { get; } = url;

    public List<ValueSetPart> Includes { get; } = [];

    public List<ValueSetPart> Excludes { get; } = [];

    /// <param name="system">Null when only the code is known, as with elements of type code.</param>
    /// <returns>Null when it cannot be told: a system or a value set that is not here, or a filter over what is not known of the codes.</returns>
    public bool? Contains(CodeBook book, string? system, string code, int depth = 0)
    {
        if (depth > MaxDepth || Includes.Count == 0)
        {
            return null;
        }

        bool? inside = Any(Includes, book, system, code, depth);
        return inside == false || Excludes.Count == 0 ? inside : inside & !Any(Excludes, book, system, code, depth);
    }

    /// <summary>Reads a ValueSet resource.</summary>
    public static ValueSet From(FhirNode resource)
    {
        var set = new ValueSet(resource.Text("url") ?? "");
        foreach (FhirNode compose in resource.Elements("compose"))
        {
            set.Includes.AddRange(compose.Elements("include").Select(Part));
            set.Excludes.AddRange(compose.Elements("exclude").Select(Part));
        }

        return set;
    }

    private static ValueSetPart Part(FhirNode node)
    {
        var part = new ValueSetPart(node.Text("system"));
        part.AddCodes(node.Elements("concept").Select(concept => concept.Text("code")).OfType<string>());
        foreach (FhirNode filter in node.Elements("filter"))
        {
            part.AddFilter(filter.Text("property") ?? "", filter.Text("op") ?? "", filter.Text("value") ?? "");
        }

        foreach (FhirNode other in node.Elements("valueSet"))
        {
            part.AddValueSet(other.Value ?? "");
        }

        return part;
    }

    private static bool? Any(List<ValueSetPart> parts, CodeBook book, string? system, string code, int depth)
    {
        bool? any = false;
        foreach (ValueSetPart part in parts)
        {
            switch (part.Contains(book, system, code, depth))
            {
                case true:
                    return true;
                case null:
                    any = null;
                    break;
            }
        }

        return any;
    }
}
