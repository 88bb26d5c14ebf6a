namespace CsaeDataBridge.Fhir;

/// <summary>One <c>select</c> of a view as it is written.</summary>
/// <param name="Place">Where it stands, for example <c>select[0].unionAll[1]</c>.</param>
internal sealed record ViewSelect(
    string Place,
    IReadOnlyList<ViewColumnText> Columns,
    string? ForEach,
    string? ForEachOrNull,
    IReadOnlyList<string> Repeat,
    IReadOnlyList<ViewSelect> Selects,
    IReadOnlyList<ViewSelect> Unions);
