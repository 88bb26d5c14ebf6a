namespace CsaeDataBridge.Mapping;

/// <summary>The systems of <c>code:</c> and the identifiers of <c>identity:</c>.</summary>
internal static class CodeSystems
{
    /// <summary>home_office: NNN/NN. gss: a letter and eight digits. dfe_factor: one or two digits and a letter.</summary>
    public static readonly string[] Codes = ["home_office", "gss", "dfe_factor"];

    /// <summary>Columns of the vault that text goes to; it goes nowhere else.</summary>
    public static readonly string[] Identities = ["nhs_number", "upn", "family_name", "given_name", "postcode"];
}
