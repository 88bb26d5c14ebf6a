using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What its sender can mend of a delivery: every row with a problem, and what its columns were good for.</summary>
/// <remarks>Rows that a clause keeps out are counted and never named: what is excluded is not looked at further.</remarks>
public sealed record DeliveryQuality
{
    /// <summary>Rows by fate.</summary>
    public required MappingOutcome Outcome { get; init; }

    /// <summary>Columns, repairs and rows as the reader saw them.</summary>
    public required StageSummary Staged { get; init; }

    /// <summary>The most frequent first, held rows before others.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Every row with each of its problems, by line.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The lines of all findings.</summary>
    public IReadOnlySet<long> Lines => Findings.Select(finding => finding.Line).ToHashSet();

    /// <summary>Every distinct cell that could not be read, the most frequent of a field first; personal data.</summary>
    public required IReadOnlyList<UnreadCell> Spellings { get; init; }

    /// <summary>What checks say of the delivery as a whole, the gravest first; those that passed are not here.</summary>
    public IReadOnlyList<(CheckOutcome Outcome, Issue Issue)> Checks { get; init; } = [];

    /// <summary>Collects it while the delivery's tables stand in the session, after <see cref="MappingRun.Finish"/>.</summary>
    public static DeliveryQuality Read(DuckDbSession session, MappingOutcome outcome, StageSummary staged)
    {
        string kept = outcome.Excluded == 0 ? "" : $"line NOT IN (SELECT line FROM {Text.Mapped}.excluded)";
        var problems = new Dictionary<(FindingKind, string, string?, string), int>();
        var rows = new List<long>();
        var findings = new List<Finding>();
        void Add(long line, FindingKind kind, string code, string? field, string reason)
        {
            var key = (kind, code, field, reason);
            if (!problems.TryGetValue(key, out int number))
            {
                problems[key] = number = rows.Count;
                rows.Add(0);
            }

            rows[number]++;
            findings.Add(new Finding(line, number));
        }

        foreach (HeldRow held in outcome.HeldRows)
        {
            Add(held.Line, FindingKind.Held, held.Code, held.Field, held.Reason);
        }

        HashSet<long> waiting = [.. outcome.HeldRows.Select(held => held.Line)];
        foreach ((long line, string code, string field) in session.Query(
            $"SELECT line, code, field FROM {Text.Mapped}.unread {(kept.Length == 0 ? "" : $"WHERE {kept} ")}EXCEPT SELECT line, code, field FROM {Text.Mapped}.held",
            row => (row.GetInt64(0), row.GetString(1), row.GetString(2))))
        {
            Add(line, waiting.Contains(line) ? FindingKind.AlsoUnread : FindingKind.Unread, code, field, "a cell that could not be read");
        }

        foreach ((long line, string reason) in session.Query($"SELECT DISTINCT source_line, reason FROM {Text.Mapped}.review", row => (row.GetInt64(0), row.GetString(1))))
        {
            Add(line, FindingKind.Question, "", null, reason);
        }

        foreach (long line in session.Query($"SELECT line FROM {Text.Stage}.duplicate", row => row.GetInt64(0)))
        {
            Add(line, FindingKind.Repeat, "", null, "the same as an earlier row");
        }

        (Problem Problem, int Number)[] ordered =
        [
            .. problems
                .Select(pair => (Problem: new Problem(pair.Key.Item1, pair.Key.Item2, pair.Key.Item3, pair.Key.Item4, rows[pair.Value]), Number: pair.Value))
                .OrderBy(pair => pair.Problem.Kind).ThenByDescending(pair => pair.Problem.Rows)
                .ThenBy(pair => pair.Problem.Code, StringComparer.Ordinal).ThenBy(pair => pair.Problem.Field, StringComparer.Ordinal).ThenBy(pair => pair.Problem.Reason, StringComparer.Ordinal),
        ];
        int[] places = new int[ordered.Length];
        for (int place = 0; place < ordered.Length; place++)
        {
            places[ordered[place].Number] = place;
        }

        return new DeliveryQuality
        {
            Outcome = outcome,
            Staged = staged,
            Problems = [.. ordered.Select(pair => pair.Problem)],
            Findings = [.. findings.Select(finding => finding with { Problem = places[finding.Problem] }).OrderBy(finding => finding.Line).ThenBy(finding => finding.Problem)],
            Spellings = UnreadCell.Of(session, kept),
        };
    }
}
