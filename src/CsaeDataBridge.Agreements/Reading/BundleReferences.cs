using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Checks what agreements name of each other.</summary>
internal static class BundleReferences
{
    public static void Check(IReadOnlyList<Agreement> agreements, ICollection<Issue> issues)
    {
        string[] flows = [.. agreements.SelectMany(agreement => agreement.Flows.Select(flow => $"{agreement.Id}/{flow.Id}"))];
        foreach (ReleaseTerms release in agreements.SelectMany(agreement => agreement.Releases))
        {
            foreach (string flow in release.FromFlows.Where(flow => flow.Contains('/', StringComparison.Ordinal) && !flows.Contains(flow)))
            {
                issues.Add(Issue.Error(AgreementCodes.DanglingReference, release.Place with { Field = flow }, "a flow that no agreement of the folder has", $"one of {string.Join(", ", flows)}", "add the agreement to the folder, or correct the name"));
            }
        }
    }
}
