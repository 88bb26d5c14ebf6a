using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A content that comes from elsewhere: it must not fall silent, and what breaks is told by code.</summary>
/// <param name="with">What is closed together with it.</param>
internal sealed class RemoteStream(Stream inner, PullSource source, IDisposable? with, CancellationToken token) : ForwardStream
{
    /// <exception cref="BridgeException">EXT255.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(token);
        silence.CancelAfter(source.Timeout);
        try
        {
            return inner.ReadAsync(buffer.AsMemory(offset, count), silence.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException && !token.IsCancellationRequested)
        {
            throw SourceFaults.Lost(source);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            with?.Dispose();
        }

        base.Dispose(disposing);
    }
}
