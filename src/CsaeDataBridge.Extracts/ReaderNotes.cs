namespace CsaeDataBridge.Extracts;

/// <summary>Gathers what a reader mended or passed over, by code: every one counted, the first lines named.</summary>
internal sealed class ReaderNotes
{
    private const int LinesNamed = 20;

    private readonly SortedDictionary<string, (long Count, List<long> Lines)> notes = new(StringComparer.Ordinal);

    public IReadOnlyList<ReaderNote> All => [.. notes.Select(note => new ReaderNote(note.Key, note.Value.Count, note.Value.Lines))];

    public void Add(string code, long line)
    {
        (long count, List<long> lines) = notes.TryGetValue(code, out (long, List<long>) known) ? known : (0, []);
        if (count < LinesNamed)
        {
            lines.Add(line);
        }

        notes[code] = (count + 1, lines);
    }
}
