using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Maps one delivery, slice by slice, into the session's in-memory catalog <c>mapped</c>.</summary>
/// <remarks>
/// The session has the catalogs <c>stage</c> and <c>mapped</c> attached, both new for each delivery, and no file: the scripts can reach nothing else. After <see cref="Finish"/> the tables of the
/// common schema are there as views, <c>mapped.main.event</c> to <c>mapped.main.review</c> and <c>mapped.main.vault_person</c>, with <c>source_line</c>.
/// </remarks>
public sealed class MappingRun
{
    private readonly DuckDbSession session;
    private readonly CompiledMapping mapping;
    private readonly string feed;
    private readonly FlagCells flags;
    private readonly ItemCells items;
    private readonly FieldDefinition[] cells;
    private readonly long[] filled;
    private long staged;

    /// <summary>Creates the delivery's tables.</summary>
    /// <param name="session">The session.</param>
    /// <param name="mapping">The compiled mapping.</param>
    /// <param name="feed">The feed's id, agency and feed.</param>
    /// <param name="asOf">The delivery's business date; no date of a row may be more than a day after it.</param>
    public MappingRun(DuckDbSession session, CompiledMapping mapping, string feed, DateOnly asOf)
    {
        this.session = session;
        this.mapping = mapping;
        this.feed = feed;
        flags = new FlagCells(session, mapping.Lexicon);
        items = new ItemCells(session, mapping.Document.Layout.Blank);
        cells = [.. mapping.Document.Fields.Where(FieldSql.HasCells)];
        filled = new long[mapping.StagePlan.Fields.Count];
        session.Execute(mapping.Tables);
        session.Execute($"INSERT INTO {Text.Mapped}.delivery VALUES ({Sql.Literal(feed)}, DATE '{asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}')");
        session.Execute($"CREATE OR REPLACE TABLE {Text.Mapped}.unread (line BIGINT, field VARCHAR, code VARCHAR, normal VARCHAR)");
    }

    /// <summary>What people decided that cells mean; null where nobody did.</summary>
    public DecidedCells? Decided { get; init; }

    /// <summary>The lists of people that the deployment has; those that the mapping asks must be among them.</summary>
    public IReadOnlyList<PersonList> Lists { get; init; } = [];

    /// <summary>Maps the slice that stands in the staging tables.</summary>
    /// <exception cref="BridgeException">MAP327: a list of people is not there, or damaged.</exception>
    public void OnSlice(StagedSlice slice)
    {
        if (staged == 0)
        {
            PersonListTable.Fill(session, mapping.Lists, Lists);
        }

        Decided?.Apply(session, mapping.Document);
        foreach (FieldDefinition field in cells)
        {
            if (field.Kind == FieldKind.Flag)
            {
                flags.Read(field);
            }
            else if (field.IsList)
            {
                items.Read(field);
            }
        }

        session.Execute(mapping.Slice);
        NoteUnread();
        CountFilled();
        staged += slice.Rows;
    }

    /// <summary>Ends the delivery: rolls up what crosses rows, counts fates, and runs the mapping's checks.</summary>
    /// <param name="summary">What the stager counted.</param>
    /// <param name="lastRows">Rows of the feed's last load; null when there was none.</param>
    /// <exception cref="BridgeException">MAP350: rows and fates do not balance.</exception>
    public MappingOutcome Finish(StageSummary summary, long? lastRows)
    {
        bool shared = session.Scalar<bool>($"SELECT count(_event) <> count(DISTINCT _event) FROM {Text.Mapped}.\"row\" WHERE {Once}");
        session.Execute(shared ? mapping.FinishShared : mapping.Finish);
        Dictionary<int, long> fates = Counts(mapping.Document.Repetition is null
            ? $"SELECT CAST(_fate AS INTEGER), count(*) FROM {Text.Mapped}.\"row\" GROUP BY ALL"
            : $"SELECT CAST(fate AS INTEGER), count(*) FROM (SELECT min(_fate) AS fate FROM {Text.Mapped}.\"row\" GROUP BY _line) GROUP BY ALL");
        long mapped = fates.GetValueOrDefault(0);
        long excluded = mapping.Fates.Where(fate => fate.Clause is not null).Sum(fate => fates.GetValueOrDefault(fate.Number));
        long held = mapping.Fates.Where(fate => fate.Code is not null).Sum(fate => fates.GetValueOrDefault(fate.Number));
        if (staged != summary.Staged || fates.Values.Sum() != staged || mapped + excluded + held != staged)
        {
            throw new BridgeException(Issue.Error(MappingCodes.Unbalanced, new Place(mapping.Document.FileName), "rows that do not add up", "staged = mapped + excluded + held", "report this: it is a fault of the program"));
        }

        var outcome = new MappingOutcome(
            summary.Read,
            mapped,
            summary.Duplicate,
            excluded,
            held + summary.Held,
            session.Scalar<long>($"SELECT count(*) FROM {Text.Mapped}.review"),
            mapping.Fates.Where(fate => fate.Clause is not null).GroupBy(fate => fate.Clause!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(fate => fates.GetValueOrDefault(fate.Number)), StringComparer.Ordinal),
            HeldRows(),
            session.Query($"SELECT field, code, count(DISTINCT normal), count(*) FROM {Text.Mapped}.unread GROUP BY ALL ORDER BY ALL", row => new FieldCoverage(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3))),
            RuleHits(),
            mapping.StagePlan.Fields.Select((field, index) => (field.Name, Filled: filled[index])).ToDictionary(field => field.Name, field => field.Filled, StringComparer.Ordinal),
            []);
        return outcome with { Checks = LoadChecks.Run(mapping.Document, feed, outcome, lastRows, name => staged - outcome.Filled[name]) };
    }

    /// <summary>Lines of the mapped rows without which a held one could not be mapped later as if it had never waited: they speak of its event, or of a person of it.</summary>
    public IReadOnlySet<long> Companions()
    {
        int clauses = mapping.Fates.Count(fate => fate.Clause is not null);
        return session.Query(
            $"WITH mention AS (\n{mapping.Mentions}\n)\nSELECT DISTINCT other.line FROM mention AS held JOIN mention AS other ON other.id = held.id WHERE held.fate > {Text.Of(clauses)} AND other.fate = 0",
            row => row.GetInt64(0)).ToHashSet();
    }

    // Parts of one event are no rows that share it.
    private string Once => mapping.Document.Repetition is { OfEvent: false } ? "_fate = 0 AND _part = 1" : "_fate = 0";

    // A field of a row that repeats is blank when it is blank in every part.
    private void CountFilled()
    {
        IEnumerable<string> counts = mapping.StagePlan.Fields.Select((field, index) => $"count({Sql.Identifier(field.Name)}) AS f{Text.Of(index)}");
        string sql = $"SELECT {string.Join(", ", counts)} FROM {Text.Stage}.\"row\"";
        if (mapping.Document.Repetition is not null)
        {
            sql = $"SELECT {string.Join(", ", filled.Select((_, index) => $"count(*) FILTER (f{Text.Of(index)} > 0)"))} FROM ({sql} GROUP BY line)";
        }

        long[] slice = session.Query(sql, row => Enumerable.Range(0, filled.Length).Select(row.GetInt64).ToArray())[0];
        for (int field = 0; field < filled.Length; field++)
        {
            filled[field] += slice[field];
        }
    }

    // Which cells could not be read is known per distinct cell; rows are only looked at where there are any.
    private void NoteUnread()
    {
        IEnumerable<string> counts = cells.Select((field, index) => $"SELECT {Text.Of(index)} AS field, count(*) AS cells FROM {FieldSql.Table(field)} WHERE issue IS NOT NULL");
        if (cells.Length == 0)
        {
            return;
        }

        foreach ((int index, long count) in Counts(string.Join(" UNION ALL ", counts)).Where(pair => pair.Value > 0))
        {
            string name = cells[index].Name;
            session.Execute($"""
                INSERT INTO {Text.Mapped}.unread
                SELECT DISTINCT staged.line, {Sql.Literal(name)}, reading.issue, cell.normal
                FROM {Text.Stage}."row" AS staged
                JOIN {FieldSql.Table(cells[index])} AS reading ON reading.cell = staged.{Sql.Identifier(name)}
                JOIN {Text.Stage}.{Sql.Identifier("cell_" + name)} AS cell ON cell.cell = reading.cell
                WHERE reading.issue IS NOT NULL
                """);
        }
    }

    private List<HeldRow> HeldRows()
    {
        IEnumerable<HeldRow> reader = session.Query($"SELECT line, code, field FROM {Text.Stage}.held", row =>
            new HeldRow(row.GetInt64(0), true, row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), "the reader cannot read the row"));
        IEnumerable<HeldRow> own = session.Query($"SELECT line, code, field, reason FROM {Text.Mapped}.held", row =>
            new HeldRow(row.GetInt64(0), false, row.GetString(1), row.GetString(2), row.GetString(3)));
        return [.. reader.Concat(own).OrderBy(row => row.Line)];
    }

    private Dictionary<string, long> RuleHits()
    {
        var hits = mapping.Rules.ToDictionary(rule => rule.Name, _ => 0L, StringComparer.Ordinal);
        IReadOnlyList<string> columns = session.Query($"SELECT column_name FROM duckdb_columns() WHERE database_name = 'mapped' AND table_name = 'row' AND starts_with(column_name, '_rule_')", row => row.GetString(0));
        if (columns.Count == 0)
        {
            return hits;
        }

        string counts = string.Join(" UNION ALL ", columns.Select(column => $"SELECT CAST({Sql.Identifier(column)} AS INTEGER), {(mapping.Document.Repetition is null ? "count(*)" : "count(DISTINCT _line)")} FROM {Text.Mapped}.\"row\" WHERE _fate = 0 AND {Sql.Identifier(column)} IS NOT NULL GROUP BY ALL"));
        foreach ((int number, long count) in Counts(counts))
        {
            hits[mapping.Rules[number - 1].Name] = count;
        }

        return hits;
    }

    private Dictionary<int, long> Counts(string sql) => session.Query(sql, row => (row.GetInt32(0), row.GetInt64(1))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
}
