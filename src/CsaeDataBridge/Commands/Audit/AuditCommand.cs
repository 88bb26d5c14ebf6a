using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge audit</c>: what was done with the data, by whom, under which clause.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "See what was done with the data, by whom and under which clause, and prove that nothing of it was changed.")
    {
        AuditVerifyCommand.Create(),
        AuditShowCommand.Create(),
        AuditExportCommand.Create(),
    };
}
