using Npgsql;

namespace CsaeDataBridge.Extracts;

/// <summary>The rows of a query as CSV in UTF-8, as the server writes them.</summary>
internal sealed class QueryStream(QuerySource source, QueryFile query, TextReader export, CancellationToken token) : ForwardStream
{
    private readonly Stream rows = ((StreamReader)export).BaseStream;

    /// <exception cref="Issues.BridgeException">EXT255, EXT261, EXT263: the server stopped in the middle.</exception>
    public override int Read(byte[] buffer, int offset, int count) => DatabaseFaults.Guard(source, query, () => Fill(buffer.AsMemory(offset, count)), token);

    // The driver gives one row at a time; readers want their buffers full.
    private int Fill(Memory<byte> buffer)
    {
        int total = 0;
        for (int read = 1; read > 0 && total < buffer.Length; total += read)
        {
            ValueTask<int> reading = rows.ReadAsync(buffer[total..], token);
            read = reading.IsCompletedSuccessfully ? reading.Result : reading.AsTask().GetAwaiter().GetResult();
        }

        return total;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                export.Dispose();
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or OperationCanceledException)
            {
                // The connection broke, which reading from it has said or will say.
            }
        }

        base.Dispose(disposing);
    }
}
