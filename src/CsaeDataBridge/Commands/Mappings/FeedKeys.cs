using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Commands;

/// <summary>What opens the extracts of a feed: its password and its OpenPGP keys; or nothing, for an extract that needs nothing.</summary>
internal sealed class FeedKeys(FeedEntry? feed) : IDisposable
{
    private readonly PgpKeyring? pgp = feed?.Pgp is { } source ? new PgpKeyring(source) : null;

    /// <summary>Opens an extract; while it is read, these keys are needed.</summary>
    /// <param name="file">The extract.</param>
    /// <param name="main">Name of the file to take from an archive of several; null takes the only one.</param>
    public Delivery Open(string file, string? main = null) => Delivery.Open(file, feed?.PasswordFile, pgp, main);

    public void Dispose() => pgp?.Dispose();
}
