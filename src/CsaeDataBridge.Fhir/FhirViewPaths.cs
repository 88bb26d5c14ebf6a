namespace CsaeDataBridge.Fhir;

/// <summary>Which elements a view reads, asked by paths such as <c>Observation.note</c>.</summary>
public sealed class FhirViewPaths(FhirView view)
{
    /// <summary>Whether a text is a path of elements that R4 has: a type of resource, then element names.</summary>
    public static bool IsPath(string text)
    {
        string[] steps = text.Split('.');
        return steps.Length > 1 && FhirSchema.R4.TryGetType(steps[0], out FhirType? type) && type.Kind == FhirTypeKind.Resource
            && steps.Skip(1).Aggregate((FhirType?)type, (owner, step) => owner?.Element(step)?.Types[0]) is not null;
    }

    /// <summary>Whether the view reads an element, or anything inside it.</summary>
    public bool Reads(string path)
    {
        string[] steps = path.Split('.');
        FhirType type = FhirSchema.R4.Type(steps[0]);
        return (type.Name == view.Resource && Reads(view.Root, type, steps.AsSpan(1))) || Beside(view.Root, type, steps, []);
    }

    /// <summary>Resources that the view reads beside its own, and those inside it.</summary>
    private static bool Beside(ViewShape shape, FhirType type, string[] steps, HashSet<ViewShape> seen) => seen.Add(shape)
        && (shape.Readings.Any(reading => (reading.Key == type.Name && Reads(reading.Value, type, steps.AsSpan(1))) || Beside(reading.Value, type, steps, seen))
            || shape.Members.Values.Any(member => Beside(member, type, steps, seen)));

    private static bool Reads(ViewShape shape, FhirType owner, ReadOnlySpan<string> steps)
    {
        if (owner.Element(steps[0]) is not { } element)
        {
            return false;
        }

        foreach (FhirType type in element.Types)
        {
            string name = element.IsChoice ? FhirElement.NameWithType(element, type) : element.Name;
            foreach (string key in (string[])[name, "_" + name])
            {
                if (shape.Members.TryGetValue(key, out ViewShape? member) && (steps.Length == 1 || Reads(member, type, steps[1..])))
                {
                    return true;
                }
            }
        }

        return shape.Readings.TryGetValue("", out ViewShape? again) && !ReferenceEquals(again, shape) && Reads(again, owner, steps);
    }
}
