using System.Collections.Frozen;

namespace CsaeDataBridge.Fhir;

/// <summary>A unit as a factor over base units, each with its power: what makes two quantities comparable.</summary>
/// <param name="Factor">How many of the base units one of this unit is.</param>
/// <param name="Powers">Base units in ordinal order, none with power zero.</param>
internal sealed record UcumUnit(decimal Factor, IReadOnlyList<(string Base, int Power)> Powers)
{
    public static readonly UcumUnit One = new(1, []);

    /// <summary>Calendar months and years have no length in seconds, so they compare with each other alone.</summary>
    private static readonly FrozenDictionary<string, UcumUnit> Calendar = new Dictionary<string, UcumUnit>
    {
        ["year"] = new(12, [("calendar month", 1)]),
        ["month"] = new(1, [("calendar month", 1)]),
        ["week"] = new(604800, [("s", 1)]),
        ["day"] = new(86400, [("s", 1)]),
        ["hour"] = new(3600, [("s", 1)]),
        ["minute"] = new(60, [("s", 1)]),
        ["second"] = new(1, [("s", 1)]),
        ["millisecond"] = new(0.001m, [("s", 1)]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The calendar word in the singular, or null where it is none.</summary>
    public static string? CalendarWord(string word) =>
        Calendar.ContainsKey(word) ? word : word.EndsWith('s') && Calendar.ContainsKey(word[..^1]) ? word[..^1] : null;

    /// <summary>The unit of a quantity; null when it is not UCUM.</summary>
    public static UcumUnit? Of(FhirQuantity quantity) =>
        quantity.IsCalendar ? Calendar[CalendarWord(quantity.Unit)!] : UcumParser.Parse(quantity.Unit);

    public bool IsComparable(UcumUnit other) => Powers.SequenceEqual(other.Powers);

    /// <summary>This unit times another to a power; null past what decimals hold.</summary>
    public UcumUnit? Times(UcumUnit other, int power)
    {
        var powers = new SortedDictionary<string, int>(Powers.ToDictionary(part => part.Base, part => part.Power), StringComparer.Ordinal);
        foreach ((string name, int own) in other.Powers)
        {
            powers[name] = powers.GetValueOrDefault(name) + (own * power);
        }

        decimal? factor = PathDecimal.Attempt(() =>
        {
            decimal product = Factor;
            for (int step = 0; step < Math.Abs(power); step++)
            {
                product = power > 0 ? product * other.Factor : product / other.Factor;
            }

            return product;
        });
        return factor is null or 0 ? null : new UcumUnit(factor.Value, [.. powers.Where(part => part.Value != 0).Select(part => (part.Key, part.Value))]);
    }
}
