using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Checks what a profile asks beyond R4. The check stands at the node already.</summary>
internal static class ProfileCheck
{
    /// <summary>A profile that is at hand; one that cannot be made is told of, and counts as absent.</summary>
    public static Profile? Find(ValidationRun run, string canonical)
    {
        try
        {
            return run.Validator.Profiles.Find(canonical);
        }
        catch (BridgeException)
        {
            run.Error(FhirCodes.ProfileBroken, "a profile that names elements which its type does not have", "a definition that can be applied", "mend the profile");
            return null;
        }
    }

    public static void Check(ValidationRun run, FhirNode node, ProfileNode asked)
    {
        CheckValue(run, node, asked);
        if (!CheckType(run, node, asked))
        {
            return;
        }

        if (asked.RequiredBinding is { } canonical)
        {
            CodeCheck.Required(run, node, run.Codes.ValueSet(canonical), canonical);
        }
        else if (asked.ExtensibleBinding is { } wished && run.Codes.ValueSet(wished) is { } set)
        {
            CodeCheck.Extensible(run, node, set);
        }

        ElementCheck.CheckRules(run, node, asked.Invariants, ulong.MaxValue);
        foreach (ProfileNode child in asked.Children)
        {
            CheckChild(run, node, child);
        }
    }

    private static void CheckChild(ValidationRun run, FhirNode node, ProfileNode asked)
    {
        int count = 0;
        Span<int> counts = asked.Slices.Count <= 64 ? stackalloc int[asked.Slices.Count] : new int[asked.Slices.Count];
        foreach (FhirNode child in node.ChildSpan)
        {
            if (child.Name != asked.Name || child.Element is { IsAsWritten: true } || !run.Enter(child))
            {
                continue;
            }

            count++;
            Check(run, child, asked);
            if (asked.Slices.Count > 0)
            {
                int slice = SliceMatch.Find(run, child, asked);
                if (slice >= 0)
                {
                    counts[slice]++;
                    Check(run, child, asked.Slices[slice]);
                }
                else if (asked.Slicing is { IsClosed: true })
                {
                    run.Error(FhirCodes.NotInSlice, $"a {asked.Name} that is in no slice", string.Join(", ", asked.Slices.Select(one => one.Slice)), "make it one of those, or take it away");
                }
            }

            run.Leave();
        }

        CheckCount(run, asked, count);
        for (int slice = 0; slice < asked.Slices.Count; slice++)
        {
            CheckCount(run, asked.Slices[slice], counts[slice]);
        }
    }

    private static void CheckCount(ValidationRun run, ProfileNode asked, int count)
    {
        string name = asked.Slice is null ? asked.Name : $"{asked.Name}:{asked.Slice}";
        if (count < asked.Min)
        {
            run.Error(FhirCodes.TooFew, string.Create(CultureInfo.InvariantCulture, $"{count} times {name}"), string.Create(CultureInfo.InvariantCulture, $"at least {asked.Min}, as the profile asks"), "give it");
        }
        else if (count > asked.Max)
        {
            run.Error(FhirCodes.TooMany, string.Create(CultureInfo.InvariantCulture, $"{count} times {name}"), string.Create(CultureInfo.InvariantCulture, $"at most {asked.Max}, as the profile asks"), "take some away");
        }
    }

    private static void CheckValue(ValidationRun run, FhirNode node, ProfileNode asked)
    {
        if ((asked.Fixed is { } only && !NodeComparison.AreEqual(only, node)) || (asked.Pattern is { } pattern && !NodeComparison.Holds(node, pattern)))
        {
            run.Error(FhirCodes.WrongValue, "another value", asked.Fixed is null ? "what the profile's pattern has" : "the value that the profile fixes", "give that value");
        }

        if (asked.MaxLength < node.Value?.Length)
        {
            run.Error(FhirCodes.OutOfRange, Hidden.Cell(node.Value.Length), string.Create(CultureInfo.InvariantCulture, $"at most {asked.MaxLength} characters"), "shorten it");
        }

        if ((asked.MinValue is { } least && NodeComparison.Order(node, least) < 0) || (asked.MaxValue is { } most && NodeComparison.Order(node, most) > 0))
        {
            run.Error(FhirCodes.OutOfRange, "a value out of range", "a value within the profile's range", "correct the value");
        }
    }

    /// <returns>False when it is of another type, so that nothing else of the profile can be asked.</returns>
    private static bool CheckType(ValidationRun run, FhirNode node, ProfileNode asked)
    {
        if (asked.Types.Count == 0)
        {
            return true;
        }

        ProfileType? type = null;
        foreach (ProfileType one in asked.Types)
        {
            type = one.Name == node.Type.Name || (FhirSchema.R4.TryGetType(one.Name, out FhirType? known) && node.Type.Is(known)) ? one : type;
        }

        if (type is null)
        {
            // Parts of resources have types of their own names.
            if (asked.Types.All(one => one.Name is "BackboneElement" or "Element"))
            {
                return true;
            }

            run.Error(FhirCodes.WrongType, $"a value of type {node.Type.Name}", string.Join(", ", asked.Types.Select(one => one.Name)), "give a value of those types");
            return false;
        }

        if (type.Profiles.Count > 0 && node.Type.Name != "Extension")
        {
            CheckProfiles(run, node, type.Profiles);
        }

        if (type.Targets.Count > 0 && node.Type.Name == "Reference")
        {
            CheckTarget(run, node, type.Targets);
        }

        return true;
    }

    private static void CheckProfiles(ValidationRun run, FhirNode node, IReadOnlyList<string> canonicals)
    {
        Profile?[] profiles = [.. canonicals.Select(canonical => Find(run, canonical))];
        if (Array.Exists(profiles, profile => profile is null))
        {
            return;
        }

        if (profiles.Length == 1)
        {
            Check(run, node, profiles[0]!.Root);
        }
        else if (!Array.Exists(profiles, profile => run.Keeps(() => Check(run, node, profile!.Root))))
        {
            run.Error(FhirCodes.WrongType, "an element that keeps none of the profiles it may have", string.Join(", ", canonicals), "make it keep one of those");
        }
    }

    /// <summary>Of a target that cannot be had only the type is known.</summary>
    private static void CheckTarget(ValidationRun run, FhirNode reference, IReadOnlyList<string> targets)
    {
        string? text = reference.Text("reference");
        string? found = text is null ? reference.Text("type") : References.TypeOf(text) ?? References.TypeOfTarget(run, text);
        if (found is null || !FhirSchema.R4.TryGetType(found, out FhirType? type))
        {
            return;
        }

        foreach (string target in targets)
        {
            FhirType? allowed = Canonical.CoreType(Canonical.Url(target)) ?? Find(run, target)?.Type;
            if (allowed is null || type.Is(allowed))
            {
                return;
            }
        }

        run.Error(FhirCodes.WrongTarget, $"a reference to {found}", string.Join(", ", targets), "point at one of those");
    }
}
