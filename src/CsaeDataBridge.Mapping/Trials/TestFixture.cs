using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Stages the one row of a test as the stager would, and maps it.</summary>
internal sealed class TestFixture(DuckDbSession session, CompiledMapping mapping) : IDisposable
{
    private readonly IdKey key = new(new byte[32]);

    /// <summary>False, with issues, when a test gives a field or column that the mapping does not read.</summary>
    public static bool CanStage(MappingDocument document, MappingTest test, ICollection<Issue> issues)
    {
        bool can = true;
        foreach ((YamlScalar name, _) in test.Given.Where(given => Claimed(document, given.Key.Text).Count == 0))
        {
            issues.Add(Issue.Error(MappingCodes.TestMalformed, name.Place with { Field = test.Name }, $"the field {name.Text}, which 'read:' does not have, under 'given:'", FieldChecker.Names(document), "correct the name, or give the column as the extract writes it"));
            can = false;
        }

        return can;
    }

    public MappingOutcome Run(MappingTest test, DateOnly asOf)
    {
        session.Execute($"CREATE TABLE {Text.Stage}.held (line BIGINT, code VARCHAR, field VARCHAR); CREATE TABLE {Text.Stage}.duplicate (line BIGINT)");
        var blank = mapping.StagePlan.Layout.Blank.Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, string> cells = Cells(test);
        foreach (string name in cells.Keys.Where(name => cells[name].Length == 0 || blank.Contains(NormalForm.Of(cells[name]))).ToList())
        {
            cells.Remove(name);
        }

        if (mapping.Document.Fields.FirstOrDefault(field => field.Required && !cells.ContainsKey(field.Name)) is { } missing)
        {
            return Empty(missing);
        }

        Stage(cells);
        var run = new MappingRun(session, mapping, mapping.Document.Name, asOf);
        run.OnSlice(new StagedSlice(0, 1));
        return run.Finish(new StageSummary(1, 1, 0, 0, []), null);
    }

    public void Dispose() => key.Dispose();

    private static IReadOnlyList<FieldDefinition> Claimed(MappingDocument document, string name)
    {
        if (document.Field(name) is { } field)
        {
            // Fields that read the same column have the same cell.
            return [.. document.Fields.Where(other => other.Columns.SequenceEqual(field.Columns))];
        }

        string header = NormalForm.Of(name);
        return [.. document.Fields.Where(other => other.Columns.Any(column => NormalForm.Of(column) == header))];
    }

    private static MappingOutcome Empty(FieldDefinition missing) =>
        new(1, 0, 0, 0, 1, 0, new Dictionary<string, long>(), [new HeldRow(1, true, ExtractCodes.MissingReference, missing.Name, "the reader cannot read the row")], [], new Dictionary<string, long>(), []);

    private Dictionary<string, string> Cells(MappingTest test)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((YamlScalar name, string text) in test.Given.OrderByDescending(given => mapping.Document.Field(given.Key.Text) is null))
        {
            foreach (FieldDefinition field in Claimed(mapping.Document, name.Text))
            {
                cells[field.Name] = text.Trim();
            }
        }

        // What is given for a field itself counts for it, whatever is given for another field of its column.
        foreach ((YamlScalar name, string text) in test.Given.Where(given => mapping.Document.Field(given.Key.Text) is not null))
        {
            cells[name.Text] = text.Trim();
        }

        return cells;
    }

    private void Stage(Dictionary<string, string> cells)
    {
        IReadOnlyList<StageField> fields = mapping.StagePlan.Fields;
        IEnumerable<string> columns = fields.Select(field => $"{Sql.Identifier(field.Name)} {field.Kind switch { StageKind.Cell => "INTEGER", StageKind.Id => "UUID", _ => "VARCHAR" }}");
        session.Execute($"CREATE TABLE {Text.Stage}.\"row\" (line BIGINT, digest UHUGEINT, {string.Join(", ", columns)})");
        using ChunkWriter row = session.Writer("stage", "main", "row");
        row.Int64(0, 1);
        row.UHugeInt(1, UInt128.One);
        for (int index = 0; index < fields.Count; index++)
        {
            byte[]? text = cells.TryGetValue(fields[index].Name, out string? given) ? Encoding.UTF8.GetBytes(given) : null;
            switch (fields[index].Kind)
            {
                case StageKind.Cell:
                    StageCell(fields[index].Name, given);
                    if (text is not null)
                    {
                        row.Int32(index + 2, 1);
                    }

                    break;
                case StageKind.Id when text is not null:
                    row.Uuid(index + 2, key.Id(Encoding.UTF8.GetBytes(fields[index].Scope!), text));
                    break;
                case StageKind.Text when text is not null:
                    row.Utf8(index + 2, text);
                    break;
            }
        }

        row.EndRow();
        row.Complete();
    }

    private void StageCell(string field, string? text)
    {
        string table = $"cell_{field}";
        session.Execute($"CREATE TABLE {Text.Stage}.{Sql.Identifier(table)} (cell INTEGER, text VARCHAR, normal VARCHAR)");
        if (text is not null)
        {
            using ChunkWriter cell = session.Writer("stage", "main", table);
            cell.Int32(0, 1);
            cell.Utf8(1, Encoding.UTF8.GetBytes(text));
            cell.Utf8(2, Encoding.UTF8.GetBytes(NormalForm.Of(text)));
            cell.EndRow();
            cell.Complete();
        }
    }
}
