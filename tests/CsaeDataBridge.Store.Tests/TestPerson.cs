namespace CsaeDataBridge.Store.Tests;

/// <summary>A person with identifiers for the vault.</summary>
internal sealed record TestPerson(
    string Reference, string Sex = "female", string? Nhs = null, string? NhsStatus = null, string? Upn = null, DateOnly? Born = null, string Family = "Example");
