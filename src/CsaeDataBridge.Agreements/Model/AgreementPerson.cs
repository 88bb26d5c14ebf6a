using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Somebody who may sign the agreement or approve its releases.</summary>
/// <param name="Key">Their public key as the file states it; it counts only where the deployment pins the same.</param>
public sealed record AgreementPerson(string Id, string Party, string? Name, IReadOnlyList<string> Roles, VerificationKey? Key, Place Place)
{
    private static readonly string[] SigningRoles = ["siro", "caldicott_or_dpo", "chief_officer", "chief_executive", "director", "headteacher"];

    /// <summary>Whether they may bind their party.</summary>
    public bool MaySign => Roles.Any(SigningRoles.Contains);

    /// <summary>Whether they are the data protection officer on duty, who may stop and refuse sharing.</summary>
    public bool IsDutyOfficer => Roles.Contains("duty_dpo");
}
