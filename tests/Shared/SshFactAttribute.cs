namespace CsaeDataBridge.Tests;

/// <summary>A test against an OpenSSH server of its own; it skips, and says so, where the server is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SshFactAttribute : FactAttribute
{
    public SshFactAttribute() => Skip = Programs.Missing("openssh-server", "sshd", "ssh-keygen") ?? Programs.Missing("openssh-client", "ssh");
}
