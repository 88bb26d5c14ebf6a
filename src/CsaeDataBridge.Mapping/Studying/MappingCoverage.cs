using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Measures what an extract uses of a mapping: columns, values, words of flags and rules, and what could not be read.</summary>
public static class MappingCoverage
{
    private static readonly string[] Statuses = ["confirmed", "suspected", "at_risk", "ruled_out"];

    /// <summary>Maps the extract in memory and counts.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="delivery">The extract.</param>
    /// <param name="asOf">Its business date.</param>
    /// <param name="token">Stops the work.</param>
    public static CoverageReport Measure(CompiledMapping mapping, Delivery delivery, DateOnly asOf, CancellationToken token)
    {
        IReadOnlyList<FieldDefinition> fields = mapping.Document.Fields;
        Dictionary<string, long>[] words = [.. fields.Select(Known)];
        using var rehearsal = new Rehearsal(mapping, delivery, asOf);
        DuckDbSession session = rehearsal.Session;
        (MappingOutcome outcome, StageSummary staged) = rehearsal.Map(
            () =>
            {
                for (int index = 0; index < fields.Count; index++)
                {
                    foreach ((string word, long count) in Words(session, fields[index]))
                    {
                        words[index][word] = words[index].GetValueOrDefault(word) + count;
                    }
                }
            },
            token);
        for (int index = 0; index < fields.Count; index++)
        {
            AddUnsaid(fields[index], words[index]);
        }

        return new CoverageReport(
            outcome,
            [.. fields.Select((field, index) => new FieldUsage(field.Name, field.Columns, outcome.Filled[field.Name], staged.Staged - outcome.Filled[field.Name], [.. words[index].OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)]))],
            staged.ExtraColumns,
            [.. UnreadCell.Of(session, "").Select(cell => cell with { IsShown = mapping.Document.Field(cell.Field)!.Show })]);
    }

    // A status that a flag never had may be a spelling that is read as something else.
    private static void AddUnsaid(FieldDefinition field, Dictionary<string, long> words)
    {
        if (field.Kind == FieldKind.Flag)
        {
            foreach (string status in Statuses.Select(status => $"{field.Harm} {status}").Where(status => !words.Keys.Any(word => word.StartsWith(status, StringComparison.Ordinal))).ToList())
            {
                words[status] = 0;
            }
        }
    }

    private static Dictionary<string, long> Known(FieldDefinition field) =>
        field.Values?.Values.Distinct().ToDictionary(value => value, _ => 0L, StringComparer.Ordinal) ?? new Dictionary<string, long>(StringComparer.Ordinal);

    private static IReadOnlyList<(string Word, long Count)> Words(DuckDbSession session, FieldDefinition field)
    {
        string name = Sql.Identifier(field.Name);
        string row = $"{Text.Stage}.\"row\" AS staged";
        string? sql = field.Kind switch
        {
            FieldKind.Values when field.IsList => $"SELECT item, count(*) FROM (SELECT unnest(reading.value) AS item FROM {row} JOIN {FieldSql.Table(field)} AS reading ON reading.cell = staged.{name}) GROUP BY ALL",
            FieldKind.Values => $"SELECT reading.value, count(*) FROM {row} JOIN {FieldSql.Table(field)} AS reading ON reading.cell = staged.{name} WHERE reading.value IS NOT NULL GROUP BY ALL",
            FieldKind.Flag => $"""
                SELECT CASE WHEN reading.part IS NULL THEN 'nothing' ELSE concat_ws(' ', reading.harm, nullif(reading.status::VARCHAR, 'not_recorded')) || ' (' || reading.reading || ')' END, count(*)
                FROM {row} JOIN {Text.Stage}.{Sql.Identifier("flag_" + field.Name)} AS flag ON flag.cell = staged.{name}
                LEFT JOIN {Text.Mapped}.reading AS reading ON reading.part = flag.part
                WHERE flag.understood GROUP BY ALL
                """,
            _ => null,
        };
        return sql is null ? [] : session.Query(sql, found => (found.GetString(0), found.GetInt64(1)));
    }
}
