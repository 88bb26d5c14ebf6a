namespace CsaeDataBridge.Configuration;

/// <summary>An area that reports show.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Kind">council or pan_area.</param>
internal sealed record AreaEntry(string Code, string Name, string Kind);
