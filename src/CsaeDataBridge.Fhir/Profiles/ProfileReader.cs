using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Adds what a structure definition says to the profile that it is based on: its snapshot, as a tree.</summary>
internal static class ProfileReader
{
    private static readonly HashSet<string> Native = new(StringComparer.Ordinal) { "ele-1", "ext-1", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "ref-1" };

    /// <summary>Adds the elements of the differential, or of the snapshot where there is no differential.</summary>
    /// <exception cref="BridgeException">FHR956: an element that the type does not have.</exception>
    public static void AddTo(ProfileNode root, FhirNode definition)
    {
        foreach (FhirNode element in (definition.First("differential") ?? definition.First("snapshot"))?.Elements("element") ?? [])
        {
            Read(Find(root, element, definition), element);
        }
    }

    /// <summary>The node that the element's id, or its path and slice name where it has no id, stands for; made where there is none.</summary>
    private static ProfileNode Find(ProfileNode root, FhirNode element, FhirNode definition)
    {
        string path = element.Text("path") ?? "";
        string id = element.Text("id") is { } own && own.Contains('.', StringComparison.Ordinal) == path.Contains('.', StringComparison.Ordinal) ? own : path;
        string[] steps = id.Split('.');
        ProfileNode node = root;
        for (int step = 1; step < steps.Length; step++)
        {
            string[] parts = steps[step].Split(':', 2);
            string? slice = parts.Length == 2 ? parts[1] : step == steps.Length - 1 && id == path ? element.Text("sliceName") : null;
            node = Child(node, parts[0], slice) ?? throw new BridgeException(Issue.Error(FhirCodes.ProfileBroken, new Place(Line: element.Line, Column: element.Column, Field: definition.Text("name")), "an element that its type does not have", $"a path of {root.Name}", "correct the path"));
        }

        return node;
    }

    private static ProfileNode? Child(ProfileNode owner, string name, string? slice)
    {
        bool isChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        FhirType? type = null;
        FhirType? ofSlice = null;
        name = isChoice ? name[..^3] : name;
        if (owner.Type is { } ownerType)
        {
            if (ownerType.Element(name) is { } element)
            {
                type = element.Types.Count == 1 ? element.Types[0] : null;
                ofSlice = slice is not null && isChoice ? ownerType.Members.GetValueOrDefault(slice)?.Type : null;
            }
            else if (ownerType.Members.TryGetValue(name, out FhirMember? member))
            {
                slice ??= name;
                (name, ofSlice) = (member.Element.Name, member.Type);
            }
            else
            {
                return null;
            }
        }

        ProfileNode? whole = owner.Child(name);
        if (whole is null)
        {
            owner.Children.Add(whole = new ProfileNode(name, null, type));
        }

        if (slice is null)
        {
            return whole;
        }

        ProfileNode? found = whole.Slices.Find(known => known.Slice == slice);
        if (found is null)
        {
            // What is asked of all items tells slices apart as well, so that a slice begins with it.
            whole.Slices.Add(found = new ProfileNode(name, slice, ofSlice ?? whole.Type) { IsTypeSlice = ofSlice is not null, Children = ofSlice is null ? [.. whole.Children.Select(child => child.Copy())] : [] });
        }

        return found;
    }

    private static void Read(ProfileNode node, FhirNode element)
    {
        foreach (FhirNode child in element.ChildSpan)
        {
            switch (child.Name)
            {
                case "min":
                    node.Min = Number(child) ?? node.Min;
                    break;
                case "max":
                    node.Max = child.Value == "*" ? node.Max : Number(child);
                    break;
                case "maxLength":
                    node.MaxLength = Number(child);
                    break;
                case "fixed":
                    node.Fixed = child;
                    break;
                case "pattern":
                    node.Pattern = child;
                    break;
                case "minValue":
                    node.MinValue = child;
                    break;
                case "maxValue":
                    node.MaxValue = child;
                    break;
                case "slicing":
                    node.Slicing = ReadSlicing(child, node.Slicing);
                    break;
                case "binding" when child.Text("strength") == "required":
                    node.RequiredBinding = child.Text("valueSet") ?? node.RequiredBinding;
                    break;
                case "binding" when child.Text("strength") == "extensible":
                    node.ExtensibleBinding = child.Text("valueSet") ?? node.ExtensibleBinding;
                    break;
                case "constraint" when child.Text("key") is { } key && !Native.Contains(key) && child.Text("expression") is { Length: > 0 } expression:
                    node.Invariants.RemoveAll(known => known.Rule.Key == key);
                    node.Invariants.Add(new InvariantPlan(new FhirInvariant(key, child.Text("severity") == "error", expression, child.Text("human") ?? ""), null));
                    break;
            }
        }

        ReadTypes(node, element);
    }

    private static void ReadTypes(ProfileNode node, FhirNode element)
    {
        ProfileType[] types = [.. element.Elements("type").Select(type => new ProfileType(type.Text("code") ?? "", Texts(type, "profile"), Texts(type, "targetProfile")))
            .Where(type => FhirSchema.R4.TryGetType(type.Name, out _))];
        if (types.Length > 0)
        {
            node.Types = types;
            node.Type = types.Length == 1 && node.Type is null or { IsAbstract: true } ? FhirSchema.R4.Type(types[0].Name) : node.Type;
        }
    }

    private static Slicing ReadSlicing(FhirNode node, Slicing? below)
    {
        Discriminator[] own = [.. node.Elements("discriminator").Select(discriminator => Discriminator.Of(discriminator.Text("type") ?? "", discriminator.Text("path") ?? ""))];
        return new Slicing(node.Text("rules") == "closed" || below is { IsClosed: true }, own.Length > 0 ? own : below?.Discriminators ?? []);
    }

    private static int? Number(FhirNode node) => int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string[] Texts(FhirNode node, string name) => [.. node.Elements(name).Select(item => item.Value).OfType<string>()];
}
