namespace CsaeDataBridge.Extracts;

/// <summary>An open source of files. Every failure is a <see cref="Issues.BridgeException"/>: EXT251 to EXT255 and EXT259.</summary>
internal interface IRemoteFolder : IDisposable
{
    /// <summary>The files that are there now and that the source's pattern names.</summary>
    IReadOnlyList<RemoteFile> List(CancellationToken token);

    /// <summary>A file's content.</summary>
    /// <param name="file">As it was listed.</param>
    /// <param name="offset">Byte from which it is wanted; 0 when the source only gives the whole.</param>
    /// <param name="token">Stops the reading.</param>
    Stream Open(RemoteFile file, ref long offset, CancellationToken token);

    /// <summary>The file as it is now; null when it is gone.</summary>
    RemoteFile? Look(RemoteFile file, CancellationToken token);

    /// <summary>Moves or deletes a file that lies whole in the inbox, as the source asks.</summary>
    void Finish(RemoteFile file, CancellationToken token);
}
