using System.Globalization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads <c>effective:</c> of a rule: when it is in force, by a date of the row or by the delivery's business date.</summary>
internal static class EffectiveReader
{
    /// <summary>The period, and the conditions of a rule with those of its period; no period leaves them as they are.</summary>
    public static (EffectivePeriod? Period, IReadOnlyList<IReadOnlyList<Condition>> When) Read(YamlKeys rule, IReadOnlyList<IReadOnlyList<Condition>> when)
    {
        if (rule.Keys("effective", "effective", [.. MappingLanguage.Shape("effective").Keys.Select(key => key.Name)]) is not { } keys)
        {
            return (null, when);
        }

        string field = keys.Text("on") ?? CompileScope.Delivery;
        EffectivePeriod period = ReadPeriod(keys);
        keys.Finish();
        var own = new List<Condition>();
        if (period.From is { } from && from > DateOnly.MinValue)
        {
            own.Add(new Condition(field, "after", [Day(from.AddDays(-1))], keys.Place));
        }

        if (period.Until is { } until && until < DateOnly.MaxValue)
        {
            own.Add(new Condition(field, "before", [Day(until.AddDays(1))], keys.Place));
        }

        return (period, when.Count == 0 ? [own] : [.. when.Select(all => (IReadOnlyList<Condition>)[.. all, .. own])]);
    }

    /// <summary>The keys from, until and comparability.</summary>
    public static EffectivePeriod ReadPeriod(YamlKeys keys)
    {
        (DateOnly? from, DateOnly? until) = (keys.Date("from"), keys.Date("until"));
        if ((from is null && until is null) || from > until)
        {
            keys.Report(keys.Place, from is null ? "neither 'from:' nor 'until:'" : "a first day after the last", "'from:', 'until:' or both, the first day and the last", "write them like { from: 2020-04-01, comparability: … }");
        }

        return new EffectivePeriod(from, until, keys.RequireText("comparability"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
