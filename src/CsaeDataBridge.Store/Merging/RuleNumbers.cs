using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's numbers for the rules of one mapping version; those that it does not have yet are the next free ones.</summary>
/// <param name="Numbers">The store's number for each of the load's own.</param>
/// <param name="Added">Rules to add, with their numbers.</param>
internal sealed record RuleNumbers(IReadOnlyList<int> Numbers, IReadOnlyList<(int Number, string Name)> Added)
{
    public static RuleNumbers Find(DuckDbSession session, LoadHeader header)
    {
        Dictionary<string, int> known = session
            .Query(
                "SELECT name, rule FROM store.csae.rule WHERE mapping = $1 AND version = $2",
                row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)),
                header.Mapping,
                header.MappingVersion)
            .ToDictionary(StringComparer.Ordinal);
        int next = session.Scalar<int?>("SELECT max(rule) FROM store.csae.rule") ?? 0;
        var numbers = new List<int>(header.Rules.Count);
        var added = new List<(int, string)>();
        foreach (string name in header.Rules)
        {
            if (!known.TryGetValue(name, out int number))
            {
                number = ++next;
                known.Add(name, number);
                added.Add((number, name));
            }

            numbers.Add(number);
        }

        return new RuleNumbers(numbers, added);
    }

    public void Add(DuckDbSession session, LoadHeader header)
    {
        foreach ((int number, string name) in Added)
        {
            session.Execute("INSERT INTO store.csae.rule VALUES ($1, $2, $3, $4)", number, header.Mapping, header.MappingVersion, name);
        }
    }
}
