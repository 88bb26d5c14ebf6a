using System.CommandLine;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement</c>: what people do with agreements: check, understand, compare, sign, stop.</summary>
internal static class AgreementCommand
{
    public static Command Create() => new("agreement", "Check, understand, compare, sign and stop information-sharing agreements.")
    {
        AgreementCheckCommand.Create(),
        AgreementListCommand.Create(),
        AgreementExplainCommand.Create(),
        AgreementDiffCommand.Create(),
        AgreementRegisterCommand.Create(),
        AgreementSignCommand.Create(),
        AgreementEventCommand.Create("suspend", StatusChange.Suspend, "Stop everything under an agreement from now on: no import, no reading, no release."),
        AgreementEventCommand.Create("reinstate", StatusChange.Reinstate, "Let a suspended agreement go on."),
        AgreementEventCommand.Create("terminate", StatusChange.Terminate, "End an agreement for good."),
        AgreementRefusalCommand.Create(),
        AgreementKeyCommand.Create(),
    };
}
