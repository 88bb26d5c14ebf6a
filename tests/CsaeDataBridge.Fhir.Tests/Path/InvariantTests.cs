using System.Collections.Concurrent;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>The rules that R4 itself writes in FHIRPath.</summary>
public sealed class InvariantTests
{
    /// <summary>Bytes; the few larger ones are value sets and bundles of what stands alone as well.</summary>
    private const int LargestExample = 60_000;

    [Fact]
    public void Check_EveryInvariantOfR4_MakesSenseForItsTypeOrIsKnownNotTo()
    {
        var faults = new List<string>();
        int count = 0;
        foreach (FhirType type in FhirSchema.R4.Types.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            IEnumerable<(IReadOnlyList<FhirType> Over, FhirInvariant Rule)> rules = type.Invariants.Select(rule => ((IReadOnlyList<FhirType>)[type], rule))
                .Concat(type.OwnElements.SelectMany(element => element.Invariants.Select(rule => (element.Types, rule))));
            foreach ((IReadOnlyList<FhirType> over, FhirInvariant rule) in rules.Where(rule => rule.Rule.Expression.Length > 0))
            {
                count++;

                // A rule of a choice need make sense for one of its types only.
                string?[] found = [.. over.Select(choice => Fault(choice, rule.Expression))];
                if (Array.TrueForAll(found, fault => fault is not null))
                {
                    faults.Add($"{over[0].Name} {rule.Key}: {rule.Expression}\n  {found[0]}");
                }
            }
        }

        Snapshot.Matches($"{count - faults.Count} of {count} make sense\n\n{string.Join("\n", faults)}");
    }

    /// <summary>HL7's examples keep HL7's rules, so what fails here is a fault of the evaluation, of a rule or of an example: read each before it stands.</summary>
    [Fact]
    public void Evaluate_EveryInvariantOverHL7sExamples_FailsOnlyWhereKnown()
    {
        var failed = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        IEnumerable<string> files = HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < LargestExample).Where((_, index) => index % 4 == 0);
        Parallel.ForEach(files, file =>
        {
            FhirNode root = FhirJson.Read(File.ReadAllBytes(file));
            foreach (string fault in Faults(root, root, root))
            {
                failed.AddOrUpdate(fault, 1, (_, count) => count + 1);
            }
        });
        Snapshot.Matches(string.Join("\n", failed.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Key}: {fault.Value}")));
    }

    private static IEnumerable<string> Faults(FhirNode node, FhirNode resource, FhirNode root)
    {
        FhirNode owner = node.Type.Kind == FhirTypeKind.Resource ? node : resource;
        IEnumerable<FhirInvariant> rules = node.Element?.Invariants ?? [];
        for (FhirType? type = node.Type; type is not null; type = type.Base)
        {
            rules = rules.Concat(type.Invariants);
        }

        var context = new FhirPathContext { Resource = owner, RootResource = root };
        return rules.Where(rule => rule.IsError && rule.Expression.Length > 0).Select(rule => Outcome(rule, node, context)).OfType<string>()
            .Concat(node.Children.SelectMany(child => Faults(child, owner, root)));
    }

    private static string? Outcome(FhirInvariant rule, FhirNode node, FhirPathContext context)
    {
        try
        {
            return FhirPathExpression.Compile(rule.Expression).EvaluateCondition(node, context) == false ? $"{rule.Key} is broken" : null;
        }
        catch (BridgeException fault)
        {
            return $"{rule.Key} cannot be evaluated, {fault.Issues[0].Code} {fault.Issues[0].Found}";
        }
    }

    private static string? Fault(FhirType type, string expression)
    {
        try
        {
            return FhirPathExpression.Compile(expression).Check(type)?.Found;
        }
        catch (BridgeException fault)
        {
            return fault.Issues[0].Found;
        }
    }
}
