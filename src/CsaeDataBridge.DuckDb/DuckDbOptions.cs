namespace CsaeDataBridge.DuckDb;

/// <summary>What one session may use.</summary>
public sealed record DuckDbOptions
{
    /// <summary>The only folder, with what is below it, whose files the session may open; null means no file at all.</summary>
    /// <remarks>The folder of the file given to <see cref="DuckDbSession.OpenFile"/> is always added.</remarks>
    public string? DataFolder { get; init; }

    /// <summary>Further folders like <see cref="DataFolder"/>, for files that stand apart.</summary>
    public IReadOnlyList<string> MoreFolders { get; init; } = [];

    /// <summary>Threads of the session, one or more; null takes all processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Most memory of the session, for example <c>1GB</c>; null takes the library's default, 80% of the machine's.</summary>
    /// <remarks>Nothing spills to disk: a statement that needs more stops with STO408.</remarks>
    public string? MemoryLimit { get; init; }

    /// <summary>Oldest version of DuckDB that must be able to open files made here, for example <c>v1.4.0</c>; null takes the library's default, v0.10.</summary>
    /// <remarks>A newer one stores text faster and smaller. A file that is there already keeps its own.</remarks>
    public string? StorageVersion { get; init; }
}
