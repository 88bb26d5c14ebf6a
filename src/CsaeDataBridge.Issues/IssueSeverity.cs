namespace CsaeDataBridge.Issues;

/// <summary>How much an issue weighs: an error stops the thing it is about, a warning does not.</summary>
public enum IssueSeverity
{
    Error,
    Warning,
    Information,
}
