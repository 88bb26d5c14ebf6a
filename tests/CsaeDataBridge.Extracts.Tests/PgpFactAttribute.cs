namespace CsaeDataBridge.Tests;

/// <summary>A test with OpenPGP keys of its own; it skips, and says so, where gpg is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PgpFactAttribute : FactAttribute
{
    public PgpFactAttribute() => Skip = Programs.Missing("gnupg", "gpg", "gpgconf");
}
