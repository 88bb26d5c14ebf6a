using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Turns a mapping into the scripts that map its feed.</summary>
/// <remarks>Pure: the same inputs give the same text. The scripts reach the staging tables and nothing else.</remarks>
/// <param name="lexicon">The flag lexicon.</param>
/// <param name="schema">The common schema.</param>
public sealed class MappingCompiler(FlagLexicon lexicon, CommonSchema schema)
{
    // Raised whenever the scripts change what they do, so that loads of earlier programs can be told apart.
    private const int CompilerVersion = 1;

    /// <summary>Every fault and warning of a mapping's meaning, without compiling it.</summary>
    /// <param name="document">The mapping; one with faults of its shape is checked as far as it could be read.</param>
    /// <param name="flow">What the agreement permits; null permits every field.</param>
    public IReadOnlyList<Issue> Check(MappingDocument document, InboundFlow? flow) => new MappingChecker(document, flow, lexicon, schema).Check();

    /// <summary>Checks and compiles a mapping.</summary>
    /// <param name="document">The mapping.</param>
    /// <param name="flow">What the agreement permits; null compiles for the mapping's own tests alone, with every field permitted.</param>
    /// <exception cref="BridgeException">MAP30x, MAP31x: every fault of the mapping at once.</exception>
    public CompiledMapping Compile(MappingDocument document, InboundFlow? flow)
    {
        IReadOnlyList<Issue> issues = Check(document, flow);
        if (issues.Any(issue => issue.Severity == IssueSeverity.Error))
        {
            throw new BridgeException([.. issues.Where(issue => issue.Severity == IssueSeverity.Error)]);
        }

        var scope = new CompileScope(document, flow, schema);
        var conditions = new ConditionSql(scope);
        var sources = new SourceSql(scope, conditions);
        var rules = new RuleColumns(scope, conditions);
        var persons = new PersonColumns(scope, sources, rules);
        var views = new ViewSql(scope, sources, persons, new PersonSql(scope, sources));
        string finish = views.Write(shared: false);
        string shared = views.Write(shared: true);
        string mentions = views.Mentions();
        var row = new RowSql(scope);
        AddColumns(row, scope, persons, rules);
        string insert = row.Insert(persons.Age(), [.. rules.Rules()]);
        CompiledReason[] reasons = [.. rules.Reasons()];
        return new CompiledMapping
        {
            Document = document,
            StagePlan = StagePlans.Of(document, flow),
            Tables = Header(document, "once before the first slice") + Tables(row, scope),
            Slice = Header(document, "for each slice of staged rows") + Readings(scope) + insert,
            Finish = Header(document, "once after the last slice") + finish,
            FinishShared = Header(document, "once after the last slice, where rows share events") + shared,
            Mentions = mentions,
            CompiledHash = Hash(document, flow),
            Rules = scope.Rules.Rules,
            Fates = scope.Fates.Fates,
            Lists = scope.Flow?.Lists ?? [],
            Reasons = reasons,
            Explain = row.Explain(persons.Age(), reasons),
            Warnings = issues,
            Lexicon = lexicon,
        };
    }

    private static void AddColumns(RowSql row, CompileScope scope, PersonColumns persons, RuleColumns rules)
    {
        if (scope.Document.Repetition is not null)
        {
            row.Columns.Add((StageTables.Part, "INTEGER", StageTables.Part));
        }

        row.Columns.Add(("_fate", "SMALLINT", $"CAST({row.Fate()} AS SMALLINT)"));
        row.Columns.Add(("_event", "UUID", scope.Document.IsOfNumbersAlone ? "CAST(NULL AS UUID)" : DuckDb.Sql.Identifier(scope.Document.Event["ref"].Field!)));
        row.Columns.Add(("_person", "UUID", persons.Id()));
        row.Columns.Add(("_unlinked", "BOOLEAN", persons.Unlinked()));
        row.Columns.Add(("_age", "SMALLINT", "_age"));
        if (persons.AgeWhenOccurred() is { } occurred)
        {
            row.Columns.Add(("_age_occurred", "SMALLINT", occurred));
        }

        foreach ((string name, _) in rules.Rules())
        {
            row.Columns.Add((name, "SMALLINT", name));
        }

        foreach ((string name, string expression) in rules.Parts())
        {
            row.Columns.Add((name, "INTEGER", expression));
        }
    }

    private static string Header(MappingDocument document, string when) => $"-- {document.Name} {document.Version}: {when}\n";

    private static string Tables(RowSql row, CompileScope scope)
    {
        string reading = Reading(scope);
        IEnumerable<string> fates = scope.Fates.Fates.Select(fate => $"  ({Text.Of(fate.Number)}, {Literal(fate.Clause)}, {Literal(fate.Code)}, {Literal(fate.Field)}, {Literal(fate.Reason)})");
        IEnumerable<string> rules = scope.Rules.Rules.Select(rule => $"  ({Text.Of(rule.Number)}, {Literal(rule.Name)})");
        return $"""
            {Types(scope)}CREATE OR REPLACE TABLE {Text.Mapped}.delivery (feed VARCHAR, as_of DATE);
            CREATE OR REPLACE TABLE {Text.Mapped}.fate (fate SMALLINT, clause VARCHAR, code VARCHAR, field VARCHAR, reason VARCHAR);
            {Fill("fate", fates)}CREATE OR REPLACE TABLE {Text.Mapped}.rule (rule INTEGER, name VARCHAR);
            {Fill("rule", rules)}CREATE OR REPLACE TABLE {Text.Mapped}.reading (part INTEGER, harm VARCHAR, {reading}, started_on DATE, bare BOOLEAN, review VARCHAR, reading VARCHAR);
            INSERT INTO {Text.Mapped}.reading (part) VALUES (0);
            {row.Table()}{string.Concat((scope.Flow?.Lists ?? []).Select(PersonListTable.Create))}
            """;
    }

    private static string Reading(CompileScope scope) => string.Join(", ", new[] { "status", "precision", "role", "recency", "flag_state", "risk_level", "settings" }
        .Select(name => $"{name} {scope.TypeOf(scope.Schema["concern"].Column(name)!)}"));

    private static string Types(CompileScope scope) => string.Concat(scope.CodeTypes.Select(type =>
        $"CREATE TYPE {Text.Mapped}.{type.Key}_code AS ENUM ({Text.Literals(type.Value)});\n"));

    private static string Fill(string table, IEnumerable<string> rows)
    {
        string values = string.Join(",\n", rows);
        return values.Length == 0 ? "" : $"INSERT INTO {Text.Mapped}.{table} VALUES\n{values};\n";
    }

    private static string Literal(string? text) => text is null ? "NULL" : DuckDb.Sql.Literal(text);

    private static string Readings(CompileScope scope)
    {
        var script = new StringBuilder();
        foreach (FieldDefinition field in scope.Document.Fields.Where(FieldSql.HasCells))
        {
            script.Append(field.Kind == FieldKind.Flag
                ? FlagSql.Read(field, scope.Fates, [.. scope.FlagParts.Where(part => part.Field == field.Name).Select(part => (part.Harm, part.Part))])
                : FieldSql.Read(field, scope.Fates, Forms(scope, field), Known(scope, field), [.. scope.Extras(field.Name)]));
        }

        return script.ToString();
    }

    // A pattern says what the source writes; the schema's form says what may be stored. Both must match.
    private static string[] Forms(CompileScope scope, FieldDefinition field) => field.Kind != FieldKind.Pattern ? [] : [..
        Written(scope).Where(written => written.Source.Fields.Contains(field.Name) && written.Column?.Form is not null).Select(written => written.Column!.Form!).Distinct()];

    // A code that no rule's translation has is not known: its row is held, not written as something else.
    private static string[]? Known(CompileScope scope, FieldDefinition field)
    {
        IReadOnlyDictionary<string, string>[] translations = [.. Written(scope)
            .Where(written => written.Source.Field == field.Name && written.Source.Translation is not null)
            .Select(written => written.Source.Translation!)];
        return field.Kind != FieldKind.Code || translations.Length == 0 ? null
            : [.. translations.Select(translation => translation.Keys).Aggregate<IEnumerable<string>>((all, some) => all.Intersect(some)).Select(code => code.ToUpperInvariant()).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<(WriteSource Source, SchemaColumn? Column)> Written(CompileScope scope) =>
        scope.Document.Event.Select(source => (source.Value, scope.Schema["event"].Column(source.Key)))
        .Concat(scope.Document.Person.Select(source => (source.Value, scope.Schema["person"].Column(source.Key))))
        .Concat(scope.Document.Blocks.SelectMany(block => block.Rules.SelectMany(rule => rule.Sets.Select(source => (source.Value, scope.Schema[block.Table].Column(source.Key))))));

    private string Hash(MappingDocument document, InboundFlow? flow)
    {
        var whole = new StringBuilder();
        whole.Append(CompilerVersion).Append('\n').Append(schema.MappedVersion).Append('\n').Append(document.Sha256).Append('\n').Append(lexicon.Hash).Append('\n');
        if (flow is not null)
        {
            whole.Append(flow.Id).Append('\n').Append(flow.Clause).Append('\n').Append(flow.RefuseUnlisted).Append('\n').AppendJoin('\n', flow.Never).Append('\n');
            whole.AppendJoin('\n', flow.Fields.Select(field => string.Join('|', field.Name, field.DataClass, field.Keep, field.Generalise, field.Clause))).Append('\n');
            whole.AppendJoin('\n', flow.Rows.Select(row => string.Join('|', row.Field, row.Operator, string.Join('\u001F', row.Values), row.Clause)));
            whole.Append(string.Concat(flow.Lists.Select(list => $"\n{list.Name}|{list.Clears}|{list.Clause}")));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString())));
    }
}
