using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>All that reading, compiling and running a view throws is made here.</summary>
internal static class ViewFault
{
    public static BridgeException NotAView(string? file, string place, string found, string expected) =>
        new(Issue.Error(FhirCodes.NotAView, new Place(file, Field: place.Length == 0 ? null : place), found, expected, "correct the ViewDefinition"));

    public static BridgeException Columns(string? file, string place, string found, string expected) =>
        new(Issue.Error(FhirCodes.ViewColumns, new Place(file, Field: place), found, expected, "correct the names of the columns"));

    public static BridgeException Path(string? file, string place, int position, string found, string expected) =>
        new(Issue.Error(FhirCodes.ViewPath, new Place(file, Column: position + 1, Field: place), found, expected, "correct the expression, or narrow it, for example with ofType() or first()"));

    public static Issue ReadsNothing(string? file, string place, int position, string found) =>
        Issue.Warning(FhirCodes.ViewReadsNothing, new Place(file, Column: position + 1, Field: place), found, "an element of the type", "correct the spelling; until then it is always empty");

    public static BridgeException Failed(string? file, IReadOnlyList<string> columns) =>
        new(Issue.Error(
            FhirCodes.ViewFailed,
            new Place(file),
            "several items where one must stand, or a number out of range",
            columns.Count == 0 ? "one item" : $"one item in {string.Join(", ", columns)}",
            "narrow the expression with first(), unfold it with forEach, or say \"collection\": true"));
}
