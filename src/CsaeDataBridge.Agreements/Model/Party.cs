using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>An organisation that sends, keeps, works on or receives.</summary>
/// <param name="ToolkitValidTo">Last day of its Data Security and Protection Toolkit; null when the agreement names none.</param>
/// <param name="CompetentAuthority">Whether DPA 2018 Part 3 covers it.</param>
/// <param name="OnBehalfOf">The controller that a processor works for; null for others.</param>
/// <param name="Contract">The Article 28 contract of a processor; null for others.</param>
public sealed record Party(
    string Id,
    string Name,
    PartyRole Role,
    bool Host,
    string? Registration,
    string? ToolkitStatus,
    DateOnly? ToolkitValidTo,
    string? Caldicott,
    string? Siro,
    string? DataProtectionOfficer,
    string? OdsCode,
    bool CompetentAuthority,
    string? OnBehalfOf,
    string? Contract,
    Place Place)
{
    /// <summary>Whether it decides why and how data is used, and so must sign.</summary>
    public bool IsController => Role is PartyRole.Controller or PartyRole.JointController;
}
