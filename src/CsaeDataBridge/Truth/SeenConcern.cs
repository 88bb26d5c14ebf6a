namespace CsaeDataBridge.Truth;

/// <summary>A concern that a record states.</summary>
internal sealed record SeenConcern(string Harm, string Status, string Role, string Setting)
{
    /// <summary>True when somebody did it to the person: exploitation is a form of abuse.</summary>
    public bool IsAbuse => Harm is "csa" or "cse" && Role != "displayed";

    /// <summary>True when the person shows harmful sexual behaviour.</summary>
    public bool IsDisplayed => Harm == "hsb" && Role is "displayed" or "both";

    public bool IsIdentified => Status is "confirmed" or "suspected";
}
