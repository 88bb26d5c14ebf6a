namespace CsaeDataBridge.DuckDb;

/// <summary>What one session may use.</summary>
public sealed record DuckDbOptions
{
    /// <summary>The only folder, with what is below it, whose files the session may open; null means no file at all.</summary>
    /// <remarks>The folder of the file given to <see cref="DuckDbSession.OpenFile"/> is always added.</remarks>
    public string? DataFolder { get; init; }

    /// <summary>Threads of the session, one or more; null takes all processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Most memory of the session, for example <c>1GB</c>; null takes the library's default, 80% of the machine's.</summary>
    /// <remarks>Nothing spills to disk: a statement that needs more stops with STO408.</remarks>
    public string? MemoryLimit { get; init; }
}
