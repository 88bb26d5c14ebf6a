using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

/// <summary>Somebody who has every package, joins them by pseudonym, and looks for people whom few others are like.</summary>
internal static class JoinedReader
{
    /// <summary>After each package: the groups of people whose rows were alike in all packages so far, that are smaller than k or say a sensitive value for certain.</summary>
    public static IEnumerable<string> Breaches(IReadOnlyList<IReadOnlyList<PersonRow>> packages, int k, int l)
    {
        for (int last = 1; last <= packages.Count; last++)
        {
            var seen = new Dictionary<string, (string Tells, HashSet<string> Says)>();
            foreach (string person in packages.Take(last).SelectMany(rows => rows).Select(row => row.Person).Distinct())
            {
                List<PersonRow[]> theirs = [.. packages.Take(last).Select(rows => rows.Where(row => row.Person == person).ToArray())];
                string tells = string.Join(" | ", theirs.Select(rows => string.Join(" + ", rows.Select(row => $"{row.Values[0]} {row.Values[1]} {row.Values[2]}").OrderBy(text => text))));
                seen[person] = (tells, [.. theirs.SelectMany(rows => rows).Select(row => row.Values[3])]);
            }

            foreach (var group in seen.GroupBy(person => person.Value.Tells, person => person.Value.Says))
            {
                if (group.Count() < k)
                {
                    yield return $"after package {last} only {group.Count()} people are: {group.Key}";
                }
                else if (group.SelectMany(says => says).Distinct().Count() < l || group.Aggregate(new HashSet<string>(group.First()), (common, says) => [.. common.Intersect(says)]).Count > 0)
                {
                    yield return $"after package {last} a value is certain of: {group.Key}";
                }
            }
        }
    }
}
