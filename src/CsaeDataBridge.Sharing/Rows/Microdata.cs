using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>Makes rows such that nobody can be told from k - 1 others, nor a sensitive value be known of somebody for certain.</summary>
/// <remarks>
/// People are counted and not rows. Where pseudonyms join a person's rows, two people are alike only when all their rows are, in this package and in all before;
/// where nothing joins them, when one row is. Nobody is told from others by being left out either: people who were alike before are left out together or not at all.
/// </remarks>
/// <param name="columns">The names of the columns.</param>
/// <param name="rule">The clause's.</param>
/// <param name="linked">Whether a column joins a person's rows.</param>
/// <param name="history">What was said before, by person; people who have nothing here are among them.</param>
internal sealed class Microdata(IReadOnlyList<string> columns, MicrodataRule rule, bool linked, IReadOnlyDictionary<string, PersonHistory> history)
{
    private const string Nothing = "";

    private readonly int[] quasi = [.. rule.Quasi.Select(name => IndexOf(columns, name))];
    private readonly int[] sensitive = [.. rule.Sensitive.Select(name => IndexOf(columns, name))];

    /// <summary>Takes as few steps of the ladder as leave out no more people than the clause allows.</summary>
    /// <returns>Null where no step is enough.</returns>
    public ProtectedRows? Protect(IReadOnlyList<PersonRow> rows)
    {
        int people = rows.Select(row => row.Person).Distinct(StringComparer.Ordinal).Count();
        decimal most = rule.SuppressPerson ? rule.RefuseIfSuppressedOver ?? 1 : 0;
        for (int steps = 0; steps <= rule.Coarsen.Count; steps++)
        {
            PersonRow[] coarse = [.. rows.Select(row => row with { Values = [.. row.Values.Select((value, column) => CoarseValue.Of(value, columns[column], rule.Coarsen.Take(steps)))] })];
            HashSet<string> left = linked ? LeaveOutLinked(coarse) : LeaveOut(coarse);
            if (left.Count <= most * people)
            {
                return new ProtectedRows([.. coarse.Where(row => !left.Contains(row.Person))], steps, people, left.Count);
            }
        }

        return null;
    }

    private HashSet<string> LeaveOutLinked(PersonRow[] rows)
    {
        ILookup<string, PersonRow> now = rows.ToLookup(row => row.Person, StringComparer.Ordinal);
        var signatures = now.ToDictionary(person => person.Key, Signature, StringComparer.Ordinal);
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<string, string> before in signatures.Keys.Union(history.Keys, StringComparer.Ordinal).GroupBy(person => history.GetValueOrDefault(person)?.Signature ?? Nothing, StringComparer.Ordinal))
        {
            Dictionary<string, List<string>> alike = before
                .GroupBy(person => signatures.GetValueOrDefault(person) ?? Nothing, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
            List<string> absent = alike.Remove(Nothing, out List<string>? none) ? none : [];
            bool IsSafe(IReadOnlyCollection<string> group) => group.Count >= rule.KMin && IsDiverse(group, person => now[person], person => history.GetValueOrDefault(person));
            foreach (string signature in alike.Keys.Where(signature => !IsSafe(alike[signature])).ToList())
            {
                Leave(signature);
            }

            // Whoever was there before and is not any more stands out too, unless enough others do. Of newcomers nobody knows that they are not there.
            while (before.Key != Nothing && absent.Count > 0 && alike.Count > 0 && !IsSafe(absent))
            {
                Leave(alike.OrderBy(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key);
            }

            void Leave(string signature)
            {
                left.UnionWith(alike[signature]);
                absent.AddRange(alike[signature]);
                alike.Remove(signature);
            }
        }

        return left;
    }

    private HashSet<string> LeaveOut(PersonRow[] rows)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (IGrouping<string, PersonRow> alike in rows.Where(row => !left.Contains(row.Person)).GroupBy(Quasi, StringComparer.Ordinal).ToList())
            {
                ILookup<string, PersonRow> people = alike.ToLookup(row => row.Person, StringComparer.Ordinal);
                string[] names = [.. people.Select(person => person.Key)];
                if (names.Length < rule.KMin || !IsDiverse(names, person => people[person], _ => null))
                {
                    left.UnionWith(names);
                    changed = true;
                }
            }
        }

        return left;
    }

    // A value that all of them have is known of each of them.
    private bool IsDiverse(IReadOnlyCollection<string> people, Func<string, IEnumerable<PersonRow>> rowsOf, Func<string, PersonHistory?> before)
    {
        for (int which = 0; rule.LMin is { } least && which < sensitive.Length; which++)
        {
            HashSet<string>[] values = [.. people.Select(person => (HashSet<string>)[.. rowsOf(person).Select(row => row.Values[sensitive[which]]), .. before(person)?.Sensitive[which] ?? new HashSet<string>()])];
            if (values.SelectMany(set => set).Distinct(StringComparer.Ordinal).Count() < least || values[0].Any(value => values.All(set => set.Contains(value))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All rows of a person as an attacker sees them, in an order of their own.</summary>
    internal string Signature(IEnumerable<PersonRow> rows) => string.Join('\u001e', rows.Select(Quasi).Order(StringComparer.Ordinal));

    /// <summary>The values of a person in each sensitive column.</summary>
    internal IReadOnlyList<IReadOnlySet<string>> Sensitive(IEnumerable<PersonRow> rows) => [.. sensitive.Select(column => rows.Select(row => row.Values[column]).ToHashSet(StringComparer.Ordinal))];

    private string Quasi(PersonRow row) => string.Join('\u001f', quasi.Select(column => row.Values[column]));

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (int column = 0; column < columns.Count; column++)
        {
            if (columns[column] == name)
            {
                return column;
            }
        }

        throw new ArgumentException("a rule about a column that is not released", nameof(name));
    }
}
