using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement refusal</c>: decisions not to share, for the register of them.</summary>
internal static class AgreementRefusalCommand
{
    public static Command Create() => new("refusal", "Record, take back and list decisions not to share. What they are about is refused with or without them.")
    {
        AgreementRefusalRecordCommand.Create(),
        AgreementRefusalWithdrawCommand.Create(),
        AgreementRefusalListCommand.Create(),
    };
}
