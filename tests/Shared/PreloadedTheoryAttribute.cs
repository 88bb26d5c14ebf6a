namespace CsaeDataBridge.Tests;

/// <summary>A test with a library between the program and the system; it skips, and says so, where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PreloadedTheoryAttribute : TheoryAttribute
{
    public PreloadedTheoryAttribute() => Skip = PreloadedLibrary.Missing;
}
