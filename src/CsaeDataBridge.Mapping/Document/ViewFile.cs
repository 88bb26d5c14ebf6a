using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The view beside a mapping of FHIR resources: <c>bundles.view.json</c> beside <c>bundles.yaml</c>.</summary>
/// <param name="Text">The view as it is written, which is a part of what is approved.</param>
/// <param name="View">Null when it has faults, which are among the issues then.</param>
internal sealed record ViewFile(string Text, FhirView? View)
{
    private const string Extension = ".view.json";

    /// <param name="mapping">The mapping's file.</param>
    /// <param name="displayName">The mapping's file as messages name it.</param>
    /// <returns>Null when there is no such file.</returns>
    public static ViewFile? Beside(string mapping, string displayName, ICollection<Issue> issues)
    {
        string path = Path.ChangeExtension(mapping, null) + Extension;
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = DefinitionFile.Bytes(path, Path.ChangeExtension(displayName, null) + Extension);
        string text = System.Text.Encoding.UTF8.GetString(bytes);
        try
        {
            FhirView view = FhirView.Compile(bytes, Path.ChangeExtension(displayName, null) + Extension);

            // In a feed, a column that is always blank is a fault nobody would see.
            foreach (Issue warning in view.Warnings)
            {
                issues.Add(warning with { Severity = IssueSeverity.Error });
            }

            return new ViewFile(text, view);
        }
        catch (BridgeException fault)
        {
            foreach (Issue issue in fault.Issues)
            {
                issues.Add(issue);
            }

            return new ViewFile(text, null);
        }
    }
}
