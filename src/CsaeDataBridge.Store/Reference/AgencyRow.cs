namespace CsaeDataBridge.Store;

/// <summary>An organisation whose extracts come in.</summary>
/// <param name="Kind">A code of <c>agency_kind</c>.</param>
/// <param name="AreaCode">GSS code of the area that it serves; null when it serves no one area.</param>
public sealed record AgencyRow(string AgencyId, string Name, string Kind, string? AreaCode);
