using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A joined file in memory: of each row its key and the cells that the plan reads, and nothing else.</summary>
internal sealed class JoinedFile
{
    private const char Separator = '\u001F';
    private static readonly byte[][] Several = [[]];
    private readonly Dictionary<string, (byte[][] Cells, long Line)> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<long> broken = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="BridgeException">EXT20x: it cannot be read, or has not the columns of the key.</exception>
    public JoinedFile(Delivery delivery, StagePlan plan, StageJoin join)
    {
        Join = join;
        bool lineBreaks = !Stager.HasOpenQuote(delivery, plan.Layout, CancellationToken.None);
        using IRecordReader reader = RecordReaders.Open(delivery, plan with { Joins = [] }, lineBreaks);
        int[] key = Columns(delivery.Name, reader.Headers, join.On.Select(pair => pair.Other));
        string prefix = join.Name + "/";
        Headers = [.. reader.Headers.Select(header => header.Length == 0 ? "" : prefix + header)];
        WildcardPattern[] wanted = [.. plan.Fields.SelectMany(field => ColumnNames.Of(field.Columns, field.Numbers)).SelectMany(spellings => spellings).Select(column => new WildcardPattern(column))];
        bool[] read = [.. Headers.Select(header => Array.Exists(wanted, column => column.Matches(header)))];
        while (reader.Read())
        {
            if (reader.Fault is null && Key(reader, key) is { } text)
            {
                byte[][] row = [.. read.Select((wanted, column) => wanted ? reader.Cell(column).ToArray() : [])];
                if (!rows.TryAdd(text, (row, reader.Line)) && !(rows[text].Cells.Length == row.Length && rows[text].Cells.Zip(row).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))))
                {
                    rows[text] = (Several, rows[text].Line);
                }
            }
            else
            {
                broken.Add(reader.Line);
            }
        }
    }

    public StageJoin Join { get; }

    /// <summary>The columns, each after the join's name; those that the plan does not read have no cells.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The cells for a key; null when there is no row, or there are several that differ, as the second value says.</summary>
    public (byte[][]? Cells, bool Ambiguous) Find(string? key)
    {
        if (key is null || !rows.TryGetValue(key, out (byte[][] Cells, long Line) row))
        {
            return (null, false);
        }

        used.Add(key);
        return ReferenceEquals(row.Cells, Several) ? (null, true) : (row.Cells, false);
    }

    /// <summary>Notes the rows that no row of the delivery asked for, and those that have no key.</summary>
    public void NoteUnused(ReaderNotes notes)
    {
        foreach (long line in rows.Where(row => !used.Contains(row.Key)).Select(row => row.Value.Line).Concat(broken).Order())
        {
            notes.Add(ExtractCodes.NotAskedFor, line);
        }
    }

    /// <summary>The columns of a key.</summary>
    /// <exception cref="BridgeException">EXT205: one is not there.</exception>
    public static int[] Columns(string file, IReadOnlyList<string> headers, IEnumerable<string> names) => [.. names.Select(name =>
    {
        int index = headers.ToList().FindIndex(new WildcardPattern(name).Matches);
        return index >= 0 ? index : throw new BridgeException(Issue.Error(ExtractCodes.MissingColumn, new Place(file), $"no column \"{name}\", on which two files are joined", "the columns of the key in both files", "correct 'on:' in the mapping, or ask the agency"));
    })];

    /// <summary>The key of a reader's row in normal form; null where a part of it is blank.</summary>
    public static string? Key(IRecordReader reader, int[] columns)
    {
        string[] parts = [.. columns.Select(column => NormalForm.Of(Encoding.UTF8.GetString(reader.Cell(column))))];
        return Array.Exists(parts, part => part.Length == 0) ? null : string.Join(Separator, parts);
    }
}
