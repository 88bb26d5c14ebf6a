namespace CsaeDataBridge.Fhir;

/// <summary>Tells in which slice an item is.</summary>
internal static class SliceMatch
{
    /// <returns>The place of the slice; -1 when the item is in none.</returns>
    public static int Find(ValidationRun run, FhirNode item, ProfileNode whole)
    {
        for (int index = 0; index < whole.Slices.Count; index++)
        {
            if (IsIn(run, item, whole.Slices[index], whole.Slicing?.Discriminators ?? []))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsIn(ValidationRun run, FhirNode item, ProfileNode slice, IReadOnlyList<Discriminator> discriminators)
    {
        if (slice.IsTypeSlice)
        {
            return item.Type == slice.Type;
        }

        if (item.Type.Name == "Extension" && slice.Types is [{ Profiles: [var profile, ..] }])
        {
            return item.Text("url") == Canonical.Url(profile);
        }

        if (discriminators.Count == 0)
        {
            return item.Type.Name == "Extension" && item.Text("url") is { } url && (slice.Child("url")?.Fixed?.Value ?? slice.Slice) == url;
        }

        foreach (Discriminator discriminator in discriminators)
        {
            if (!Agrees(run, [item], [slice], discriminator, 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Follows the discriminator's way through the items and through what the slice asks, side by side.</summary>
    private static bool Agrees(ValidationRun run, IReadOnlyList<FhirNode> items, IReadOnlyList<ProfileNode> asked, Discriminator discriminator, int step)
    {
        // A value that is fixed further out holds for all inside.
        if (discriminator.Kind is "value" or "pattern" && step < discriminator.Steps.Count && asked.Any(one => (one.Fixed ?? one.Pattern) is not null))
        {
            return asked.All(one => items.Any(item => HoldsAlong(item, one, discriminator, step)));
        }

        if (step == discriminator.Steps.Count)
        {
            return asked.All(one => Compare(run, items, one, discriminator.Kind));
        }

        string name = discriminator.Steps[step];
        if (name == "resolve()")
        {
            return Agrees(run, [.. items.Select(item => item.Text("reference") is { } text ? References.Resolve(run, text) : null).OfType<FhirNode>()], [.. asked.SelectMany(one => Targets(run, one))], discriminator, step + 1);
        }

        if (name.StartsWith("ofType(", StringComparison.Ordinal))
        {
            return Agrees(run, [.. items.Where(item => item.Type.Name == name[7..^1])], asked, discriminator, step + 1);
        }

        if (name.StartsWith("extension(", StringComparison.Ordinal))
        {
            string url = name[10..^1].Trim('\'');
            return Agrees(run, [.. items.SelectMany(item => item.Elements("extension")).Where(extension => extension.Text("url") == url)],
                [.. asked.SelectMany(one => one.Child("extension")?.Slices ?? []).Where(one => one.Types.Any(type => type.Profiles.Any(profile => Canonical.Url(profile) == url)))], discriminator, step + 1);
        }

        return Agrees(run, [.. items.SelectMany(item => item.Elements(name))], [.. asked.SelectMany(one => Below(run, one, name))], discriminator, step + 1);
    }

    /// <summary>What is asked of a child: of all, of slices that must stand, and by the profile of the type.</summary>
    private static IEnumerable<ProfileNode> Below(ValidationRun run, ProfileNode asked, string name)
    {
        IEnumerable<ProfileNode> own = asked.Child(name) is { } child ? [child, .. child.Slices.Where(slice => slice.Min > 0)] : [];
        return own.Concat(asked.Types is [{ Profiles: [var profile] }] && ProfileCheck.Find(run, profile)?.Root.Child(name) is { } inner ? [inner] : []);
    }

    private static IEnumerable<ProfileNode> Targets(ValidationRun run, ProfileNode asked) => asked.Types.SelectMany(type => type.Targets)
        .Select(target => ProfileCheck.Find(run, target)?.Root ?? (Canonical.CoreType(Canonical.Url(target)) is { } type ? new ProfileNode(type.Name, null, type) : null)).OfType<ProfileNode>();

    private static bool HoldsAlong(FhirNode item, ProfileNode asked, Discriminator discriminator, int step)
    {
        FhirNode? wanted = asked.Fixed ?? asked.Pattern;
        return wanted is null || HoldsStep([item], [wanted], discriminator, step);
    }

    private static bool HoldsStep(IReadOnlyList<FhirNode> items, IReadOnlyList<FhirNode> wanted, Discriminator discriminator, int step) => step == discriminator.Steps.Count
        ? wanted.All(one => items.Any(item => NodeComparison.Holds(item, one)))
        : HoldsStep([.. items.SelectMany(item => item.Elements(discriminator.Steps[step]))], [.. wanted.SelectMany(one => one.Elements(discriminator.Steps[step]))], discriminator, step + 1);

    private static bool Compare(ValidationRun run, IReadOnlyList<FhirNode> items, ProfileNode asked, string kind) => kind switch
    {
        "exists" => asked.Max == 0 ? items.Count == 0 : asked.Min == 0 || items.Count > 0,
        "type" => items.Any(item => asked.Types.Count > 0 ? asked.Types.Any(type => type.Name == item.Type.Name) : asked.Type is null || item.Type.Is(asked.Type)),
        "profile" => items.Any(item => run.Keeps(() => Profiled(run, item, asked))),
        _ => items.Any(item => HasValue(run, item, asked)) || IsSilent(asked),
    };

    private static void Profiled(ValidationRun run, FhirNode item, ProfileNode asked)
    {
        if (run.Enter(item))
        {
            ProfileCheck.Check(run, item, asked);
            run.Leave();
        }
    }

    /// <summary>A value, a pattern, a required code, or the same of the elements inside.</summary>
    private static bool HasValue(ValidationRun run, FhirNode item, ProfileNode asked) =>
        (asked.Fixed is null || NodeComparison.AreEqual(asked.Fixed, item))
        && (asked.Pattern is null || NodeComparison.Holds(item, asked.Pattern))
        && (asked.RequiredBinding is null || run.Keeps(() => CodeCheck.Required(run, item, run.Codes.ValueSet(asked.RequiredBinding), asked.RequiredBinding)))
        && asked.Children.All(child => HasInside(run, item, child) && child.Slices.All(slice => slice.Min == 0 || HasInside(run, item, slice)));

    private static bool HasInside(ValidationRun run, FhirNode item, ProfileNode asked) =>
        IsSilent(asked) || item.Elements(asked.Name).Any(inner => HasValue(run, inner, asked)) || (asked.Min == 0 && item.First(asked.Name) is null && asked.Slice is null);

    private static bool IsSilent(ProfileNode asked) => asked.Fixed is null && asked.Pattern is null && asked.RequiredBinding is null && asked.Children.All(IsSilent) && !asked.Slices.Exists(slice => slice.Min > 0);
}
