using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>The rules that R4 itself writes in FHIRPath.</summary>
public sealed class InvariantTests
{
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

    private static string? Fault(FhirType type, string expression)
    {
        try
        {
            return FhirPathExpression.Compile(expression).Check(type)?.Found;
        }
        catch (Issues.BridgeException fault)
        {
            return fault.Issues[0].Found;
        }
    }
}
