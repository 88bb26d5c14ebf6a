namespace CsaeDataBridge.Extracts;

/// <summary>Reads the delivery's own file, each row with the cells of the files that are joined to it.</summary>
internal sealed class JoinedReader : IRecordReader
{
    private readonly IRecordReader own;
    private readonly (JoinedFile File, int[] Key)[] files;
    private readonly byte[][]?[] found;
    private readonly (int File, int Column)[] columns;
    private readonly ReaderNotes notes = new();
    private string? fault;

    public JoinedReader(IRecordReader own, Delivery delivery, StagePlan plan)
    {
        this.own = own;
        files = [.. plan.Joins.Select(join => (new JoinedFile(delivery.Joined[join.Name], plan, join), JoinedFile.Columns(delivery.Name, own.Headers, join.On.Select(pair => pair.Own))))];
        found = [.. files.Select(_ => (byte[][]?)null)];
        Headers = [.. own.Headers, .. files.SelectMany(file => file.File.Headers)];
        columns = [.. files.SelectMany((file, index) => Enumerable.Range(0, file.File.Headers.Count).Select(column => (index, column)))];
    }

    public IReadOnlyList<string> Headers { get; }

    public long Line => own.Line;

    public string? Fault => own.Fault ?? fault;

    public IReadOnlyList<ReaderNote> Notes => [.. own.Notes, .. notes.All];

    public bool Read()
    {
        if (!own.Read())
        {
            foreach ((JoinedFile file, _) in files)
            {
                file.NoteUnused(notes);
            }

            return false;
        }

        fault = null;
        for (int index = 0; index < files.Length && own.Fault is null; index++)
        {
            (JoinedFile file, int[] key) = files[index];
            (found[index], bool ambiguous) = file.Find(JoinedFile.Key(own, key));
            fault ??= ambiguous ? ExtractCodes.AmbiguousJoin : found[index] is null && file.Join.HoldUnmatched ? ExtractCodes.Unmatched : null;
        }

        return true;
    }

    public ReadOnlySpan<byte> Cell(int column)
    {
        if (column < own.Headers.Count)
        {
            return own.Cell(column);
        }

        (int file, int of) = columns[column - own.Headers.Count];
        return found[file] is { } cells ? cells[of] : default(ReadOnlySpan<byte>);
    }

    public string Raw() => own.Raw();

    public void Dispose() => own.Dispose();
}
