namespace CsaeDataBridge.Fhir;

/// <summary>One <c>column</c> of a view as it is written.</summary>
internal sealed record ViewColumnText(string Place, string Name, string Path, string? Type, bool IsCollection);
