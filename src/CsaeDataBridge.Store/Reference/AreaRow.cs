namespace CsaeDataBridge.Store;

/// <summary>An area that the deployment reports on.</summary>
/// <param name="AreaCode">GSS code.</param>
/// <param name="Kind">A code of <c>area_kind</c>.</param>
public sealed record AreaRow(string AreaCode, string Name, string Kind);
