namespace CsaeDataBridge.Tests;

/// <summary>A theory over the published flag encodings; skipped with the reason where they are not beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedTheoryAttribute : TheoryAttribute
{
    public const string Reason = "flag_encodings.csv is not in ../shared/codelists nor beside $BRIDGE_SUITES";

    public PublishedTheoryAttribute()
    {
        Skip = File is null ? Reason : null;
    }

    /// <summary>The published encodings; null where they are absent.</summary>
    public static string? File => RepositoryRoot.Codelists is { } folder && System.IO.File.Exists(Path.Combine(folder, "flag_encodings.csv")) ? Path.Combine(folder, "flag_encodings.csv") : null;
}
