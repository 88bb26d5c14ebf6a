namespace CsaeDataBridge.Sharing;

/// <summary>The key that a package is sealed for.</summary>
/// <param name="Name">As the agreement names it.</param>
/// <param name="Text">The public key as the deployment pins it.</param>
public sealed record PackageKey(string Name, string Text);
