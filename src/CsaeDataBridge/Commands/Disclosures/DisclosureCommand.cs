using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge disclosure</c>: disclosure control of any table of counts.</summary>
internal static class DisclosureCommand
{
    public static Command Create() => new("disclosure", "Protect tables of counts, say why cells are hidden, and attack what was published.")
    {
        DisclosureProtectCommand.Create(),
        DisclosureExplainCommand.Create(),
        DisclosureAuditCommand.Create(),
    };
}
