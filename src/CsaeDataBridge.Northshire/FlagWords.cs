namespace CsaeDataBridge.Northshire;

/// <summary>How people write flags, and what each writing states. This is truth: it is not read from any lexicon.</summary>
internal static class FlagWords
{
    private static readonly string[] Nothing = ["", "", "", "", "", "", "Not known", "N/K", "-", "N"];

    /// <summary>A cell for a flag column about one harm.</summary>
    /// <returns>The cell, and the status and role that it states.</returns>
    public static (string Cell, string Status, string Role) Write(Randomness random, Concern concern)
    {
        string harm = concern.Harm.ToUpperInvariant();
        if (concern.Harm == "hsb")
        {
            return concern.Role == "both"
                ? ("HSB (both)", "suspected", "both")
                : random.Weighted(
                    (60, ("HSB - displaying", "suspected", "displayed")),
                    (20, ("? HSB displaying", "suspected", "displayed")),
                    (20, ("HSB displayed - confirmed", "confirmed", "displayed")));
        }

        return concern.Status switch
        {
            "confirmed" => random.Weighted(
                (50, ($"{harm} - Confirmed", "confirmed", "experienced")),
                (25, ($"{harm} – confirmed", "confirmed", "experienced")),
                (25, ("Y", "suspected", "experienced"))),
            "at_risk" => random.Weighted(
                (60, ($"At risk of {harm}", "at_risk", "experienced")),
                (25, ($"{harm} at risk", "at_risk", "experienced")),
                (15, ("No longer at risk", "at_risk", "experienced"))),
            _ => random.Weighted(
                (35, ("Y", "suspected", "experienced")),
                (10, ("Yes ", "suspected", "experienced")),
                (20, ($"? {harm}", "suspected", "experienced")),
                (10, ($"{harm}?", "suspected", "experienced")),
                (25, ($"{harm} - Suspected", "suspected", "experienced"))),
        };
    }

    /// <summary>A cell that states nothing, blank or not.</summary>
    public static string Blank(Randomness random) => random.Pick(Nothing);
}
