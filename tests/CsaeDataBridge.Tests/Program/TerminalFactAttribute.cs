namespace CsaeDataBridge.Tests;

/// <summary>A test in a terminal of its own; it skips, and says so, where the machine has no <c>script</c> (util-linux) to make one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            Skip = "This machine has no 'script' (util-linux) to make a terminal with.";
        }
    }
}
