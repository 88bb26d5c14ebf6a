using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class CountComparisonTests
{
    private static readonly DateOnly Day = new(2025, 6, 1);

    [Fact]
    public void Make_PeopleSplitMissingAndTogether_AreTheDifference()
    {
        Guid a = Guid.NewGuid(), b = Guid.NewGuid(), c = Guid.NewGuid(), d = Guid.NewGuid();
        TruthFact[] facts = [Fact(1, line: 1), Fact(1, line: 2), Fact(2, line: 3), Fact(3, line: 4), Fact(4, line: 5), Fact(5, line: 6, age: 18)];
        StoredConcern[] stored = [Stored(1, a), Stored(2, b), Stored(3, c, age: null), Stored(4, d), Stored(5, d), Stored(6, Guid.NewGuid(), age: 18)];
        CountComparison count = Compare(facts, stored, a, b, d);
        Assert.Equal((4, 3), (count.Planted, count.Stored));
        Assert.Equal(
            [
                new CountCause("age not recorded by the agency", -1),
                new CountCause("known under several identities that no shared identifier joins", 1),
                new CountCause("several people under one identity", -1),
            ],
            count.Causes);
    }

    [Fact]
    public void Make_PersonWhomNoRowStates_HasNoCause()
    {
        Guid a = Guid.NewGuid();
        CountComparison count = Compare([Fact(1, line: 1)], [Stored(1, a)], a, Guid.NewGuid());
        Assert.Equal([new CountCause(CountComparison.Unexplained, 1)], count.Causes);
    }

    [Fact]
    public void Make_ChildThatTheStoreLeavesOut_HasNoCause()
    {
        CountComparison count = Compare([Fact(1, line: 1)], [Stored(1, Guid.NewGuid())]);
        Assert.Equal([new CountCause(CountComparison.Unexplained, -1)], count.Causes);
    }

    private static CountComparison Compare(TruthFact[] facts, StoredConcern[] stored, params Guid[] counted)
    {
        var people = new[] { "M01 children", "M01 at_risk", "M02 children", "M02 at_risk", "M03 children", "M04 children", "M05 recorded", "M05 online", "M06 intrafamilial", "M06 extrafamilial", "M24 children" }
            .ToDictionary(name => name, name => (IReadOnlySet<Guid>)(name == "M01 children" ? counted.ToHashSet() : []));
        return CountComparison.Make(facts, stored, people, new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31)).Single(count => count.Name == "M01 children");
    }

    private static TruthFact Fact(int person, long line, int age = 15) => new(new TruthRow("a/b", "f.csv", line, "csa", "suspected", "experienced"), person, age, Day, "");

    private static StoredConcern Stored(long line, Guid key, int? age = 15) =>
        new("a/b", "f.csv", line, "csa", "suspected", "experienced", "csa/flag", "exact", "recorded", UnderReview: false, IsCurrent: true, age, "", key);
}
