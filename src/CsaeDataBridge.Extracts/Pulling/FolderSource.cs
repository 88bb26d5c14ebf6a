namespace CsaeDataBridge.Extracts;

/// <summary>A folder that this machine reaches: a share, or where a transfer program leaves files.</summary>
public sealed record FolderSource : PullSource
{
    public required string Path { get; init; }

    public override string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));
}
