using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Stages the rows of tests as the stager would, and maps them.</summary>
internal sealed class TestFixture(DuckDbSession session, CompiledMapping mapping) : IDisposable
{
    private readonly IdKey key = new(new byte[32]);

    /// <summary>False, with issues, when a test gives a field or column that the mapping does not read.</summary>
    public static bool CanStage(MappingDocument document, MappingTest test, ICollection<Issue> issues)
    {
        bool can = true;
        foreach ((YamlScalar name, _) in test.Given.Where(given => TestCells.Claimed(document, given.Key.Text).Count == 0))
        {
            issues.Add(Issue.Error(MappingCodes.TestMalformed, name.Place with { Field = test.Name }, $"the field {name.Text}, which 'read:' does not have, under 'given:'", FieldChecker.Names(document), "correct the name, or give the column as the extract writes it"));
            can = false;
        }

        return can;
    }

    /// <summary>Maps the tests' rows as one delivery, each on the line of its place in the list, from 1; a test whose row the reader would hold is in <see cref="Held"/>.</summary>
    public void Run(IReadOnlyList<MappingTest> tests, DateOnly asOf)
    {
        session.Execute($"CREATE TABLE {Text.Stage}.held (line BIGINT, code VARCHAR, field VARCHAR); CREATE TABLE {Text.Stage}.duplicate (line BIGINT)");
        var cells = new TestCells(mapping.Document, mapping.StagePlan);
        var rows = new List<(long Line, IReadOnlyList<Dictionary<string, string>> Parts)>();
        for (int index = 0; index < tests.Count; index++)
        {
            IReadOnlyList<Dictionary<string, string>> parts = cells.Rows(tests[index]);
            if (mapping.Document.Fields.FirstOrDefault(field => field.Required && parts.Any(part => !part.ContainsKey(field.Name))) is { } missing)
            {
                Held.Add(index + 1, (ExtractCodes.MissingReference, missing.Name));
            }
            else if (mapping.Document.Fields.FirstOrDefault(field => field.Form is { } form && parts.Any(part => part.TryGetValue(field.Name, out string? cell) && !StageField.Whole(form).IsMatch(cell))) is { } misformed)
            {
                Held.Add(index + 1, (ExtractCodes.MisformedReference, misformed.Name));
            }
            else
            {
                rows.Add((index + 1, parts));
            }
        }

        Stage(rows);
        var run = new MappingRun(session, mapping, mapping.Document.Name, asOf);
        run.OnSlice(new StagedSlice(0, rows.Count));
        run.Finish(new StageSummary(rows.Count, rows.Count, 0, 0, [], LineBreaksInCells: true, []), null);
    }

    /// <summary>Lines that the reader would hold, with the code and the field.</summary>
    public Dictionary<long, (string Code, string Field)> Held { get; } = [];

    public void Dispose() => key.Dispose();

    private void Stage(List<(long Line, IReadOnlyList<Dictionary<string, string>> Parts)> rows)
    {
        StageTables.CreateForSlice(session, mapping.StagePlan);
        IReadOnlyList<StageField> fields = mapping.StagePlan.Fields;
        Dictionary<string, int>[] numbers = [.. fields.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        using ChunkWriter row = session.Writer("stage", "main", "row");
        foreach ((long line, int part, Dictionary<string, string> cells) in rows.SelectMany(given => given.Parts.Select((cells, part) => (given.Line, part + 1, cells))))
        {
            row.Int64(0, line);
            row.UHugeInt(1, ((UInt128)line << 32) + (UInt128)part);
            if (mapping.StagePlan.Repeat is not null)
            {
                row.Int32(fields.Count + 2, part);
            }

            for (int index = 0; index < fields.Count; index++)
            {
                if (cells.TryGetValue(fields[index].Name, out string? given))
                {
                    Write(row, fields[index], index + 2, line, given, numbers[index]);
                }
            }

            row.EndRow();
        }

        row.Complete();
        for (int index = 0; index < fields.Count; index++)
        {
            WriteCells(fields[index], numbers[index]);
        }
    }

    private void Write(ChunkWriter row, StageField field, int column, long line, string given, Dictionary<string, int> numbers)
    {
        switch (field.Kind)
        {
            case StageKind.Cell:
                if (!numbers.TryGetValue(given, out int number))
                {
                    numbers.Add(given, number = numbers.Count + 1);
                }

                row.Int32(column, number);
                break;
            case StageKind.Id:
                // Tests do not know each other: the same reference in two of them is two references.
                row.Uuid(column, key.Id(Encoding.UTF8.GetBytes($"{Text.Of((int)line)}|{field.Scope}"), Encoding.UTF8.GetBytes(given)));
                break;
            default:
                row.Utf8(column, Encoding.UTF8.GetBytes(given));
                break;
        }
    }

    private void WriteCells(StageField field, Dictionary<string, int> numbers)
    {
        if (field.Kind != StageKind.Cell)
        {
            return;
        }

        using ChunkWriter cell = session.Writer("stage", "main", StageTables.CellTable(field.Name));
        foreach ((string text, int number) in numbers)
        {
            cell.Int32(0, number);
            cell.Utf8(1, Encoding.UTF8.GetBytes(text));
            cell.Utf8(2, Encoding.UTF8.GetBytes(NormalForm.Of(text)));
            cell.EndRow();
        }

        cell.Complete();
    }
}
