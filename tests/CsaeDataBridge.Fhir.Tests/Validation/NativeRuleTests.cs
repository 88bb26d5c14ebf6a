using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>Rules that are checked by hand say the same as their FHIRPath, over HL7's examples and over what was made wrong in them.</summary>
public sealed class NativeRuleTests
{
    private static readonly Dictionary<string, Func<FhirNode, FhirNode, bool>> ByHand = new(StringComparer.Ordinal)
    {
        ["ele-1"] = (node, _) => NativeRules.HasContent(node),
        ["ext-1"] = (node, _) => NativeRules.HasValueOrExtensions(node),
        ["ref-1"] = NativeRules.PointsAtContained,
        ["dom-2"] = (node, _) => !NativeRules.Contains(node, "contained"),
        ["dom-3"] = (node, _) => ContainedLinks.AreComplete(node),
        ["dom-4"] = (node, _) => !NativeRules.ContainsMeta(node, "versionId") && !NativeRules.ContainsMeta(node, "lastUpdated"),
        ["dom-5"] = (node, _) => !NativeRules.ContainsMeta(node, "security"),
        ["dom-6"] = (node, _) => node.First("text")?.First("div") is not null,
        ["bdl-3"] = (node, _) => NativeRules.HasRequestsWhereItMust(node),
        ["bdl-4"] = (node, _) => NativeRules.HasResponsesWhereItMust(node),
        ["bdl-7"] = (node, _) => NativeRules.HasDistinctEntries(node, new BundleIndex(node)),
        ["txt-1"] = (node, _) => XhtmlCheck.IsAllowed(node.Value ?? ""),
        ["txt-2"] = (node, _) => XhtmlCheck.IsAllowed(node.Value ?? ""),
        ["per-1"] = (node, _) => !Periods.IsPlain(node) || Outcome(Rule("per-1"), node, node),
    };

    [Fact]
    public void Check_EveryRuleByHand_IsEqualToItsFhirPath()
    {
        var asked = ByHand.Keys.ToDictionary(key => key, _ => (Kept: 0, Broken: 0), StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (string file in HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < 6_000).Where((file, index) => index % 40 == 0 || Path.GetFileName(file).StartsWith("Bundle-", StringComparison.Ordinal))
            .Concat(HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < 8_000 && File.ReadAllText(file).Contains("\"contained\"", StringComparison.Ordinal))))
        {
            FhirNode resource = FhirJson.Read(File.ReadAllBytes(file));
            foreach ((FhirNode root, FhirNode node) in Nodes(resource, resource).Concat(Broken(resource).SelectMany(wrong => Nodes(wrong, wrong))))
            {
                foreach (FhirInvariant rule in Rules(node).Where(rule => ByHand.ContainsKey(rule.Key) && (rule.Key != "dom-3" || ReferenceEquals(node, root))))
                {
                    bool byHand = ByHand[rule.Key](node, root);
                    (int kept, int broken) = asked[rule.Key];
                    asked[rule.Key] = byHand ? (kept + 1, broken) : (kept, broken + 1);
                    if (byHand != Outcome(rule, node, root))
                    {
                        differences.Add($"{Path.GetFileName(file)} {node.Name} {rule.Key}");
                    }
                }
            }
        }

        Assert.Equal("", string.Join("\n", differences.Distinct().Take(20)));
        Assert.All(asked.Where(rule => rule.Key is not "per-1"), rule => Assert.True(rule.Value is { Kept: > 0, Broken: > 0 }, $"{rule.Key} {rule.Value}"));
        Assert.Subset(ByHand.Keys.ToHashSet(StringComparer.Ordinal), NativeRules.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private static FhirInvariant Rule(string key) => FhirSchema.R4.Types.SelectMany(type => type.Invariants).First(rule => rule.Key == key);

    /// <summary>dom-3 applies as() to several items, which FHIRPath forbids; what it means is ofType(). Nothing is no breach where nothing that the rule reads stands.</summary>
    private static bool Outcome(FhirInvariant rule, FhirNode node, FhirNode root) => FhirPathExpression
        .Compile(rule.Expression.Replace(".as(canonical)", ".ofType(canonical)", StringComparison.Ordinal).Replace(".as(uri)", ".ofType(uri)", StringComparison.Ordinal).Replace(".as(url)", ".ofType(url)", StringComparison.Ordinal)
            .Replace("where(as(canonical) = '#')", "where(ofType(canonical) = '#')", StringComparison.Ordinal))
        .EvaluateCondition(node, new FhirPathContext { Resource = root, RootResource = root }) ?? !node.Children.Any(child => rule.Expression.Contains(child.Name, StringComparison.Ordinal));

    private static IEnumerable<(FhirNode Root, FhirNode Node)> Nodes(FhirNode node, FhirNode root)
    {
        FhirNode owner = node.Type.Kind == FhirTypeKind.Resource && node.Element?.Name != "contained" ? node : root;
        return node.Children.SelectMany(child => Nodes(child, owner)).Prepend((owner, node));
    }

    private static IEnumerable<FhirInvariant> Rules(FhirNode node)
    {
        IEnumerable<FhirInvariant> rules = node.Element?.Invariants ?? [];
        for (FhirType? type = node.Type; type is not null; type = type.Base)
        {
            rules = rules.Concat(type.Invariants);
        }

        return rules.Where(rule => rule.Expression.Length > 0 && !(node.Type.Kind == FhirTypeKind.Resource && rule.Key == "ele-1"));
    }

    /// <summary>The resource with something wrong: nothing left of an element, an extension of both kinds, a link to nothing, meta in what is contained, the same entry twice.</summary>
    private static IEnumerable<FhirNode> Broken(FhirNode resource)
    {
        yield return Changed(resource, node => node.Type.Name == "CodeableConcept" ? With(node, []) : node);
        yield return Changed(resource, node => node.Type.Name == "Extension" ? With(node, [.. node.Children.Where(child => child.Name == "url")]) : node);
        yield return Changed(resource, node => node.Name == "reference" && node.Value is not null ? new FhirNode(node.Element, node.Type, "#nothing", null, node.Line, node.Column) : node);
        yield return Changed(resource, node => node.Type.Name == "xhtml" ? new FhirNode(node.Element, node.Type, node.Value!.Replace("<p>", "<p onclick='x()'>", StringComparison.Ordinal), null, node.Line, node.Column) : node);
        yield return Changed(resource, node => node.Name == "contained" ? With(node, [.. node.Children, .. Meta, .. resource.Elements("contained")]) : node);
        yield return Changed(resource, node => node.Type.Name == "Bundle" ? With(node, [.. node.Children, .. node.Elements("entry")]) : node);
        yield return Changed(resource, node => node.Type.Name == "Bundle" ? With(node, [.. node.Children.Where(child => child.Name != "type")]) : node);
        yield return Changed(resource, node => node.Element is null ? With(node, [.. node.Children.Where(child => child.Name != "text")]) : node);
    }

    private static IEnumerable<FhirNode> Meta => FhirJson.Read("""{"resourceType":"Patient","meta":{"versionId":"1","lastUpdated":"2025-01-01T00:00:00Z","security":[{"code":"R"}]}}"""u8).Children;

    private static FhirNode With(FhirNode node, FhirNode[] children) => new(node.Element, node.Type, node.Value, children, node.Line, node.Column);

    private static FhirNode Changed(FhirNode node, Func<FhirNode, FhirNode> change)
    {
        FhirNode changed = change(node);
        return ReferenceEquals(changed, node) && node.Children.Count > 0 ? With(node, [.. node.Children.Select(child => Changed(child, change))]) : changed;
    }
}
