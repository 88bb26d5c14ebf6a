namespace CsaeDataBridge.Extracts;

/// <summary>Where the files of a feed are fetched from. Paths are full.</summary>
public abstract record PullSource
{
    /// <summary>The source as people name it, for messages; no secret is in it.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the files that are fetched, with * for any text.</summary>
    public required string Files { get; init; }

    public AfterPull After { get; init; } = AfterPull.Keep;

    /// <summary>Folder at the other end for files that were fetched; null unless they are moved.</summary>
    public string? MoveTo { get; init; }

    /// <summary>How often a connection that fails is tried again, in addition to the first time. The default value is 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first retry; each one after it waits twice as long. The default value is 5 seconds.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence of the other end after which the connection counts as lost. The default value is 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of the largest file that is fetched. The default value is 2 GB.</summary>
    public long LargestFile { get; init; } = 2L << 30;
}
