namespace CsaeDataBridge.Fhir;

/// <summary>What a value set includes or excludes: codes of a system, listed or by filters, and other value sets; all must agree.</summary>
internal sealed class ValueSetPart(string? system)
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly List<(string Property, string Operation, string Value)> _filters = [];
    private readonly List<string> _valueSets = [];

    public string? System { get; } = string.IsNullOrEmpty(system) ? null : system;

    public bool HasValueSets => _valueSets.Count > 0;

    public void AddCodes(IEnumerable<string> codes) => _codes.UnionWith(codes);

    public void AddFilter(string property, string operation, string value) => _filters.Add((property, operation, value));

    public void AddValueSet(string canonical) => _valueSets.Add(canonical);

    /// <param name="system">Null when only the code is known, as with elements of type code.</param>
    /// <returns>Null when it cannot be told.</returns>
    public bool? Contains(CodeBook book, string? system, string code, int depth)
    {
        bool? inside = System is null ? true : system is not null && system != System ? false : InSystem(book, System, code);
        foreach (string canonical in _valueSets)
        {
            if (inside == false)
            {
                break;
            }

            bool? other = book.ValueSet(canonical)?.Contains(book, system, code, depth + 1);
            inside = other == false ? false : inside & other;
        }

        return inside;
    }

    private bool? InSystem(CodeBook book, string system, string code)
    {
        if (_codes.Count > 0)
        {
            return _codes.Contains(code);
        }

        if (_filters.Count == 0)
        {
            return book.Knows(system, code);
        }

        if (book.System(system) is not { IsComplete: true } known)
        {
            return book.Knows(system, code) == false ? false : null;
        }

        if (known.Find(code) is not { } concept)
        {
            return false;
        }

        bool? all = true;
        foreach ((string property, string operation, string value) in _filters)
        {
            bool? one = (property, operation) switch
            {
                ("concept", "is-a") => concept.IsBelow(value, orSame: true),
                ("concept", "descendent-of") => concept.IsBelow(value, orSame: false),
                ("concept", "is-not-a") => !concept.IsBelow(value, orSame: true),
                ("concept" or "code", "=") => concept.Code == value,
                ("concept" or "code", "in") => value.Split(',').Contains(concept.Code, StringComparer.Ordinal),
                _ => null,
            };
            all = one == false ? false : all & one;
        }

        return all;
    }
}
