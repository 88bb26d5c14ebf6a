using System.Globalization;

namespace CsaeDataBridge.Mapping;

/// <summary>A break in what a feed records: years on its two sides may not be compared as if it were not there.</summary>
/// <param name="Of">The rule, list/rule; or the field and the spellings.</param>
public sealed record ComparabilityNote(string Of, EffectivePeriod Period)
{
    /// <summary>The break in one line, as commands and reports print it.</summary>
    public override string ToString() => $"{Of}{Day(" from ", Period.From)}{Day(" until ", Period.Until)}: {Period.Comparability}";

    private static string Day(string word, DateOnly? day) => day is { } date ? word + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
