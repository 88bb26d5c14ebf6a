namespace CsaeDataBridge.Extracts;

/// <summary>Reads one delivery record by record; a cell is a span that lives until the next record.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>Header names as written; for XML the paths asked for.</summary>
    IReadOnlyList<string> Headers { get; }

    /// <summary>Line or sheet row where the current record starts, from 1.</summary>
    long Line { get; }

    /// <summary>The code under which the current record is held by the reader; null when it can be split into cells.</summary>
    string? Fault { get; }

    /// <summary>Moves to the next record; false at the end.</summary>
    bool Read();

    /// <summary>UTF-8 text of a cell of the current record; empty when blank or absent.</summary>
    ReadOnlySpan<byte> Cell(int column);

    /// <summary>What was mended or passed over so far.</summary>
    IReadOnlyList<ReaderNote> Notes => [];

    /// <summary>The whole record as text, for the encrypted quarantine.</summary>
    string Raw();
}
