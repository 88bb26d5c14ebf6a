namespace CsaeDataBridge.Mapping;

/// <summary>Puts the parts together that the words of a cell set; contradiction is not understood.</summary>
internal static class FlagParser
{
    private const string NotRecorded = "not_recorded";

    public static FlagReading Combine(IReadOnlyList<LexiconEntry> found, DateOnly? date, string columnHarm)
    {
        string[] statuses = [.. found.Select(entry => entry.Status).OfType<string>().Distinct()];
        string[] roles = [.. found.Select(entry => entry.Role).OfType<string>().Distinct()];
        string[] states = [.. found.Select(entry => entry.FlagState).OfType<string>().Distinct()];
        string[] risks = [.. found.Select(entry => entry.RiskLevel).OfType<string>().Distinct()];
        string reading = string.Join(' ', found.Where(entry => !entry.Noise).Select(entry => entry.Name).Concat(date is null ? [] : ["date"]));
        // A risk level implies a status; a status that is stated beside it stands.
        string[] stated = [.. found.Where(entry => entry.RiskLevel is null).Select(entry => entry.Status).OfType<string>().Distinct()];
        if (stated.Length > 0)
        {
            statuses = stated;
        }

        if (statuses.Length > 1 || states.Length > 1 || risks.Length > 1)
        {
            return new FlagReading(false, false, 1, [], "contradiction");
        }

        bool bare = statuses.Length == 0;
        string[] harms = [.. found.Select(entry => entry.Harm).OfType<string>().Distinct()];
        string precision = found.Select(entry => entry.Precision).OfType<string>().LastOrDefault() ?? (bare ? "undifferentiated" : "exact");
        string status = statuses.Length == 1 ? statuses[0] : "suspected";
        string state = states.Length == 1 ? states[0] : date is not null || found.Any(entry => entry.Bare) ? "active" : NotRecorded;
        string recency = found.Select(entry => entry.Recency).OfType<string>().LastOrDefault() ?? NotRecorded;
        string[] settings = [.. found.Select(entry => entry.Setting).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        string? review = found.Select(entry => entry.Review).OfType<string>().FirstOrDefault();
        var parts = new List<FlagParts>();
        foreach (string harm in harms.Length == 0 ? [columnHarm] : harms)
        {
            string role = roles.Length switch
            {
                0 => harm == "hsb" ? NotRecorded : "experienced",
                1 => roles[0],
                _ => "both",
            };
            string? question = review ?? (harm == "hsb" && role == NotRecorded && status != "ruled_out" ? "HSB without a role: harmed, displaying, or both?" : null);
            parts.Add(new FlagParts(harm, status, precision, role, recency, state, risks.Length == 1 ? risks[0] : NotRecorded, settings, date, bare, question));
        }

        return new FlagReading(false, true, 0, parts, reading);
    }
}
