using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The cells that a test gives, as the stager would find them in a row.</summary>
internal sealed class TestCells(MappingDocument document, StagePlan plan)
{
    private const char Separator = '\u001F';
    private readonly HashSet<string> blank = plan.Layout.Blank.Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);

    /// <summary>The fields that a name stands for: a field, with those that read the same column, or every field that reads a column of this name.</summary>
    public static IReadOnlyList<FieldDefinition> Claimed(MappingDocument document, string name) => document.Field(name) is { } field
        ? [.. document.Fields.Where(other => other.Columns.SequenceEqual(field.Columns))]
        : [.. document.Fields.Where(other => other.Headers.Any(column => ColumnNames.Match(column, name)))];

    /// <summary>The rows that a test's row is staged as, field to cell, without blank ones; one unless the mapping repeats over it.</summary>
    public IReadOnlyList<Dictionary<string, string>> Rows(MappingTest test)
    {
        Dictionary<string, string> cells = Cells(test);
        if (plan.Repeat is not { } repeat)
        {
            return [WithoutBlank(cells)];
        }

        Dictionary<string, string> single = WithoutBlank(cells.Where(cell => !repeat.Fields.Contains(cell.Key)));
        var values = cells.Where(cell => repeat.Fields.Contains(cell.Key)).Select(cell => (Field: cell.Key, Values: cell.Value.Split([.. repeat.Separators, $"{Separator}"], StringSplitOptions.TrimEntries))).ToList();
        List<Dictionary<string, string>> parts = [.. Enumerable.Range(0, values.Select(value => value.Values.Length).DefaultIfEmpty(0).Max())
            .Select(part => WithoutBlank(values.Where(value => part < value.Values.Length).Select(value => KeyValuePair.Create(value.Field, value.Values[part]))))
            .Where(part => part.Count > 0)
            .DefaultIfEmpty([])];
        parts.ForEach(part => single.ToList().ForEach(cell => part.Add(cell.Key, cell.Value)));
        return parts;
    }

    private Dictionary<string, string> WithoutBlank(IEnumerable<KeyValuePair<string, string>> cells) =>
        new(cells.Where(cell => cell.Value.Length > 0 && !blank.Contains(NormalForm.Of(cell.Value))), StringComparer.Ordinal);

    private Dictionary<string, string> Cells(MappingTest test)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((YamlScalar name, string text) in test.Given.OrderByDescending(given => document.Field(given.Key.Text) is null))
        {
            foreach (FieldDefinition field in Claimed(document, name.Text))
            {
                bool ofNumber = field.Numbers.Count > 0 && document.Field(name.Text) is null;
                cells[field.Name] = ofNumber ? Numbered(cells.GetValueOrDefault(field.Name, ""), field, name.Text, text.Trim()) : text.Trim();
            }
        }

        // What is given for a field itself counts for it, whatever is given for another field of its column.
        foreach ((YamlScalar name, string text) in test.Given.Where(given => document.Field(given.Key.Text) is not null))
        {
            cells[name.Text] = text.Trim();
        }

        return cells;
    }

    // The cells of numbered columns stand in the order of their numbers.
    private static string Numbered(string cells, FieldDefinition field, string column, string text)
    {
        string[] values = new string[field.Numbers.Count];
        cells.Split(Separator).CopyTo(values, 0);
        values[field.Headers.ToList().FindIndex(header => ColumnNames.Match(header, column)) / field.Columns.Count] = text;
        return string.Join(Separator, values);
    }
}
