using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Follows one row of an extract through a mapping.</summary>
public sealed class RowExplainer(CompiledMapping mapping, CommonSchema schema)
{
    /// <summary>Explains the row that starts on a line.</summary>
    /// <param name="delivery">The extract.</param>
    /// <param name="asOf">Its business date.</param>
    /// <param name="line">Line, sheet row or entry, as messages name it.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="BridgeException">MAP320: no row starts there.</exception>
    public RowExplanation Explain(Delivery delivery, DateOnly asOf, long line, CancellationToken token)
    {
        using var rehearsal = new Rehearsal(mapping, delivery, asOf);
        DuckDbSession session = rehearsal.Session;
        Dictionary<string, (string? Read, string? Issue)> readings = [];
        IReadOnlyList<bool?> met = [];
        (MappingOutcome? outcome, StageSummary staged, IReadOnlyList<long> nearest) = rehearsal.MapLine(
            line,
            () =>
            {
                readings = mapping.Document.Fields.Where(FieldSql.HasCells).ToDictionary(field => field.Name, field => Reading(session, field));
                met = Met(session.Query(mapping.Explain, row => (IReadOnlyList<bool?>)[.. Enumerable.Range(0, row.FieldCount).Select(index => row.IsDBNull(index) ? (bool?)null : row.GetBoolean(index))]));
            },
            token);
        IReadOnlyDictionary<string, string> cells = Stager.Reread(rehearsal.Delivery, mapping.StagePlan, staged, new HashSet<long> { line }, token).FirstOrDefault()?.Cells
            ?? throw new BridgeException(Issue.Error(MappingCodes.NoSuchRow, new Place(delivery.Name, line), "no row that starts here", nearest.Count == 0 ? "a file with rows" : $"a row; the nearest start at {string.Join(" and ", nearest)}", "give the line of a text file, the row of a sheet or the entry of a bundle, as messages name it"));
        CompiledFate? fate = outcome is null ? null : session.Query($"SELECT CAST(min(_fate) AS INTEGER) FROM {Text.Mapped}.\"row\"", row => row.GetInt32(0)) is [var number] ? mapping.Fates.FirstOrDefault(known => known.Number == number) : null;
        var row = new RowExplanation(line, "mapped", fate?.Code, fate is null ? null : fate.Code is null ? $"clause {fate.Clause}: {fate.Field}" : $"{fate.Field}: {fate.Reason}", Fields(cells, readings, fate), [], []);
        return outcome switch
        {
            null => Dropped(session, row),
            { Mapped: 0 } => row with { Fate = fate?.Code is null ? "excluded" : "held", Rules = Rules(met, fires: false) },
            _ => row with { Rules = Rules(met, fires: true), Written = [.. Written(session)] },
        };
    }

    // A condition holds for a row of several parts when it holds for one.
    private static IReadOnlyList<bool?> Met(IReadOnlyList<IReadOnlyList<bool?>> parts) =>
        parts is [var only] ? only : [.. Enumerable.Range(0, parts[0].Count).Select(index => parts.Any(part => part[index] == true) ? true : parts.Any(part => part[index] == false) ? false : (bool?)null)];

    private static RowExplanation Dropped(DuckDbSession session, RowExplanation row)
    {
        IReadOnlyList<(string Code, string? Field)> held = session.Query($"SELECT code, field FROM {Text.Stage}.held WHERE line = {Text.Of(row.Line)}", found => (found.GetString(0), found.IsDBNull(1) ? null : found.GetString(1)));
        return held is [(string code, var field)]
            ? row with { Fate = "held", Code = code, Why = field is null ? "the reader cannot split the row into cells" : $"{field}: blank, and the mapping requires it" }
            : row with { Fate = "duplicate", Why = "the same in every field as an earlier row, which counts for both" };
    }

    private IReadOnlyList<FieldExplanation> Fields(IReadOnlyDictionary<string, string> cells, Dictionary<string, (string? Read, string? Issue)> readings, CompiledFate? fate) =>
        cells.Count == 0 ? [] : [.. mapping.Document.Fields.Select(field =>
        {
            string cell = cells.GetValueOrDefault(field.Name, "").Trim();
            string? issue = fate?.Code is { } code && fate.Field == field.Name ? $"{code}: {fate.Reason}" : null;
            if (readings.TryGetValue(field.Name, out (string? Read, string? Issue) reading))
            {
                bool isWord = field.Kind is FieldKind.Values or FieldKind.Flag;
                return new FieldExplanation(field.Name, field.Columns, Describe(field), cell, reading.Read, isWord, issue ?? Reason(field, reading.Issue)) { IsShown = field.Show };
            }

            string? kept = cell.Length == 0 || issue is not null ? null : field.Kind == FieldKind.Id ? "a keyed reference" : "kept in the vault";
            return new FieldExplanation(field.Name, field.Columns, Describe(field), cell, kept, true, issue);
        })];

    private static string? Reason(FieldDefinition field, string? code) => code is null ? null
        : $"{code}, {(field.OnUnread == UnreadPolicy.Ignore ? "ignored" : field.OnUnread == UnreadPolicy.Unknown ? "taken as unknown" : "held")} as the mapping says";

    private static (string? Read, string? Issue) Reading(DuckDbSession session, FieldDefinition field)
    {
        string name = Sql.Identifier(field.Name);
        string issue = $"SELECT reading.issue FROM {Text.Stage}.\"row\" AS staged JOIN {FieldSql.Table(field)} AS reading ON reading.cell = coalesce(staged.{name}, 0)";
        string value = field.Kind == FieldKind.Flag
            ? $"""
                SELECT string_agg(harm || ': ' || concat_ws(', ', {string.Join(", ", FlagParts.Select(part => $"CASE WHEN {part} <> 'not_recorded' THEN '{part} ' || {part} END"))},
                  CASE WHEN len(settings) > 0 THEN 'settings ' || array_to_string(settings, ' ') END, CASE WHEN bare THEN 'bare' END, CASE WHEN started_on IS NOT NULL THEN 'a date' END) || ' (' || reading || ')', '; ' ORDER BY part)
                FROM {Text.Stage}."row" AS staged JOIN {Text.Stage}.{Sql.Identifier("flag_" + field.Name)} AS flag ON flag.cell = staged.{name}
                JOIN {Text.Mapped}.reading USING (part)
                """
            : $"SELECT CAST(reading.value AS VARCHAR) FROM {Text.Stage}.\"row\" AS staged JOIN {FieldSql.Table(field)} AS reading ON reading.cell = coalesce(staged.{name}, 0)";
        return (One(session, value), One(session, issue));
    }

    private static readonly string[] FlagParts = ["status", "precision", "role", "recency", "flag_state", "risk_level"];

    private static string? One(DuckDbSession session, string sql) => string.Join("; ", session.Query(sql, row => row.IsDBNull(0) ? null : row.GetValue(0).ToString()).OfType<string>().Distinct()) is { Length: > 0 } text ? text : null;

    // In each list the first rule whose conditions hold fires, and those after it are hidden by it.
    private List<RuleExplanation> Rules(IReadOnlyList<bool?> met, bool fires)
    {
        var effective = new EffectiveRules(mapping.Document);
        IEnumerable<IEnumerable<int>> groups = effective.Concerns.Select(list => list.Rules.Select(effective.Number))
            .Concat(mapping.Document.Blocks.Select(block => block.Rules.Select(effective.Number)));
        ILookup<int, (string Text, int Alternative, bool? Met)> reasons = mapping.Reasons
            .Select((reason, index) => (reason.Rule, Asked: (reason.Text, reason.Alternative, Met: met[index])))
            .ToLookup(reason => reason.Rule, reason => reason.Asked);
        var explained = new List<RuleExplanation>();
        foreach (IEnumerable<int> group in groups)
        {
            bool fired = false;
            foreach (int number in group)
            {
                (string Text, int Alternative, bool? Met)[] asked = [.. reasons[number]];
                bool holds = asked.GroupBy(reason => reason.Alternative).Where(alternative => alternative.Key == 0).All(All)
                    && (asked.All(reason => reason.Alternative == 0) || asked.GroupBy(reason => reason.Alternative).Where(alternative => alternative.Key > 0).Any(All));
                explained.Add(new RuleExplanation(mapping.Rules[number - 1].Name, holds && !fired && fires, holds && fired, asked));
                fired |= holds;
            }
        }

        return explained;
    }

    private static bool All(IEnumerable<(string Text, int Alternative, bool? Met)> conditions) => conditions.All(condition => condition.Met == true);

    private IEnumerable<WrittenRow> Written(DuckDbSession session)
    {
        foreach ((string view, string name) in ((string, string)[])[("event", "event"), ("person", "person"), ("renumbering", "renumbering"), ("vault_person", "vault"), ("event_person", "event_person"), ("concern", "concern"), ("factor", "factor"), ("suspect", "suspect"), ("wait", "wait"), ("outcome", "outcome"), ("review", "review")])
        {
            SchemaTable table = name == "vault" ? schema.Vault("person") : schema[view];
            SchemaColumn[] columns = [.. table.Columns.Where(column => column.Type is not ("UUID" or "UHUGEINT") && column.Name is not ("load_id" or "source"))];
            IEnumerable<string> present = session.Query($"SELECT column_name FROM duckdb_columns() WHERE database_name = 'mapped' AND table_name = {Sql.Literal(view)}", row => row.GetString(0));
            columns = [.. columns.Where(column => present.Contains(column.Name))];
            foreach (string?[] row in session.Query($"SELECT {string.Join(", ", columns.Select(column => $"CAST({Sql.Identifier(column.Name)} AS VARCHAR)").DefaultIfEmpty("NULL"))} FROM {Text.Mapped}.{Sql.Identifier(view)}", found => (string?[])[.. columns.Select((_, index) => found.IsDBNull(index) ? null : found.GetString(index))]))
            {
                yield return new WrittenRow(name, [.. columns.Select((column, index) => Value(name, column, row[index])).OfType<(string, string, bool)>()]);
            }
        }
    }

    private (string Column, string Value, bool IsWord)? Value(string table, SchemaColumn column, string? value) => value switch
    {
        null or "" or "[]" or CommonSchema.NotRecorded or "{not_recorded}" => null,
        _ when column.Name == "rule" && int.TryParse(value, out int rule) => (column.Name, mapping.Rules[rule - 1].Name, true),
        _ => (column.Name, value, column.CodeList is not null || (table != "vault" && column.Authored) || column.Type == "BOOLEAN" || column.Name is "agency_id" or "feed" or "ordinal"),
    };

    private static string Describe(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Id => $"id: {field.Scope}",
        FieldKind.Identity => $"identity: {field.CodeSystem}",
        FieldKind.Flag => $"flag: {field.Harm}",
        FieldKind.Code => $"code: {field.CodeSystem}",
        FieldKind.Date => $"date: [{string.Join(", ", field.Formats.Select(format => format.Text))}]",
        FieldKind.Instant => $"datetime: [{string.Join(", ", field.Formats.Select(format => format.Text))}]",
        FieldKind.Number => $"number: {Text.Of(field.Minimum!.Value)}..{Text.Of(field.Maximum!.Value)}",
        FieldKind.Values => "values",
        _ => "pattern",
    };
}
