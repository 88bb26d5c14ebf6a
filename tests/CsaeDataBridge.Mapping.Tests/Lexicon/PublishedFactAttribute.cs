namespace CsaeDataBridge.Tests;

/// <summary>A fact about the published flag encodings; skipped with the reason where they are not beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute()
    {
        Skip = PublishedTheoryAttribute.File is null ? PublishedTheoryAttribute.Reason : null;
    }
}
