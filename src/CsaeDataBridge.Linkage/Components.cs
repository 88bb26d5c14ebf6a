using System.Runtime.InteropServices;

namespace CsaeDataBridge.Linkage;

/// <summary>Connected persons (union-find), each component with at most one NHS number.</summary>
internal sealed class Components
{
    private const long NoNumber = 0;

    private readonly Dictionary<UInt128, int> places = [];
    private readonly List<UInt128> persons = [];
    private readonly List<int> parents = [];
    private readonly List<long> nhsNumbers = [];

    /// <summary>Joins the persons with this NHS number; one who already has another stays with the first.</summary>
    /// <remarks>One person has two numbers when two feeds of an agency disagree: neither may pull two other persons together.</remarks>
    public void JoinByNhsNumber(IReadOnlyList<UInt128> people, long number)
    {
        int? first = null;
        foreach (UInt128 person in people)
        {
            int root = Root(Place(person));
            if (nhsNumbers[root] is not NoNumber && nhsNumbers[root] != number)
            {
                continue;
            }

            nhsNumbers[root] = number;
            first = first is { } other ? Join(other, root) : root;
        }
    }

    /// <summary>Joins the persons unless two NHS numbers would come together.</summary>
    /// <returns>False when nobody was joined.</returns>
    public bool TryJoin(IReadOnlyList<UInt128> people)
    {
        int[] roots = [.. people.Select(person => Root(Place(person))).Distinct()];
        if (roots.Select(root => nhsNumbers[root]).Where(number => number != NoNumber).Distinct().Count() > 1)
        {
            return false;
        }

        _ = roots.Aggregate(Join);
        return true;
    }

    /// <summary>Persons of every component of two or more, with the smallest person_id of it.</summary>
    public IEnumerable<(UInt128 Person, UInt128 Key)> Linked()
    {
        var members = new Dictionary<int, (UInt128 Smallest, int Count)>();
        for (int place = 0; place < persons.Count; place++)
        {
            ref (UInt128 Smallest, int Count) component = ref CollectionsMarshal.GetValueRefOrAddDefault(members, Root(place), out bool exists);
            component = exists ? (UInt128.Min(component.Smallest, persons[place]), component.Count + 1) : (persons[place], 1);
        }

        for (int place = 0; place < persons.Count; place++)
        {
            (UInt128 smallest, int count) = members[Root(place)];
            if (count > 1)
            {
                yield return (persons[place], smallest);
            }
        }
    }

    private int Place(UInt128 person)
    {
        if (!places.TryGetValue(person, out int place))
        {
            place = persons.Count;
            places.Add(person, place);
            persons.Add(person);
            parents.Add(place);
            nhsNumbers.Add(NoNumber);
        }

        return place;
    }

    private int Root(int place)
    {
        while (parents[place] != place)
        {
            parents[place] = parents[parents[place]];
            place = parents[place];
        }

        return place;
    }

    private int Join(int one, int other)
    {
        int root = Root(one);
        int joined = Root(other);
        if (root != joined)
        {
            parents[joined] = root;
            nhsNumbers[root] = nhsNumbers[root] == NoNumber ? nhsNumbers[joined] : nhsNumbers[root];
        }

        return root;
    }
}
