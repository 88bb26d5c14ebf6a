using System.Globalization;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Commands;

/// <summary>Counts what resources hold; keeps no value but the years of dates and the addresses of profiles.</summary>
internal sealed class FhirStats
{
    /// <summary>Fewer resources could tell the year of somebody's date.</summary>
    private const int LeastForYears = 5;

    private readonly Dictionary<string, long> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Use> _elements = new(StringComparer.Ordinal);

    public long Resources { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The types of resources, the most frequent first.</summary>
    public IReadOnlyList<(string Name, long Count)> Types => Ordered(_types);

    /// <summary>The profiles that resources claim, the most frequent first.</summary>
    public IReadOnlyList<(string Name, long Count)> Profiles => Ordered(_profiles);

    /// <summary>The elements in the order of their paths.</summary>
    public IReadOnlyList<ElementUse> Elements => [.. _elements.OrderBy(element => element.Key, StringComparer.Ordinal)
        .Select(element => new ElementUse(element.Key, element.Value.Resources, element.Value.Resources >= LeastForYears && element.Value.Last > 0 ? (element.Value.First, element.Value.Last) : null))];

    /// <param name="entries">Whether the resources inside a Bundle count in place of it.</param>
    public void Add(FhirDocument document, bool entries)
    {
        Bytes += document.Bytes.Length;
        foreach (FhirNode resource in document.Resources(entries))
        {
            Resources++;
            Count(_types, resource.Type.Name);
            foreach (FhirNode profile in resource.Elements("meta").SelectMany(meta => meta.Elements("profile")))
            {
                Count(_profiles, profile.Value ?? "");
            }

            Walk(resource, resource.Type.Name);
        }
    }

    /// <summary>A resource inside another goes on with its own type, as it would alone.</summary>
    private void Walk(FhirNode node, string path)
    {
        foreach (FhirNode child in node.Children)
        {
            string below = $"{path}.{child.Name}";
            Use use = _elements.TryGetValue(below, out Use? known) ? known : _elements[below] = new Use();
            use.Add(Resources, child);
            Walk(child, child.Type.Kind == FhirTypeKind.Resource ? $"{below}({child.Type.Name})" : below);
        }
    }

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static IReadOnlyList<(string Name, long Count)> Ordered(Dictionary<string, long> counts) =>
        [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value))];

    private sealed class Use
    {
        private long _last;

        public long Resources { get; private set; }

        public int First { get; private set; } = int.MaxValue;

        public int Last { get; private set; }

        public void Add(long resource, FhirNode node)
        {
            Resources += resource == _last ? 0 : 1;
            _last = resource;
            if (node.Type.Name is "date" or "dateTime" or "instant" && node.Value is { Length: >= 4 } text
                && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0)
            {
                First = Math.Min(First, year);
                Last = Math.Max(Last, year);
            }
        }
    }
}
