namespace CsaeDataBridge.Commands;

/// <summary>How resources are written in a file.</summary>
internal enum FhirFormat
{
    /// <summary>One resource as JSON.</summary>
    Json,

    /// <summary>One resource as XML.</summary>
    Xml,

    /// <summary>A resource as JSON on each line.</summary>
    Ndjson,
}
