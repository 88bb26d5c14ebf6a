namespace CsaeDataBridge.Extracts;

/// <summary>A file that was fetched, as the inbox remembers it.</summary>
/// <param name="Sha256">Of what was fetched, lower-case hexadecimal.</param>
/// <param name="Seen">When the source's list that it was on was asked for, in seconds since 1970; null in lists that are older than this field.</param>
internal sealed record PulledEntry(string Name, long? Size, long? Changed, string? Tag, string Sha256, long? Seen)
{
    // A file written twice within one step of its clock looks the same both times; the coarsest steps are of two seconds.
    private const int ClockStep = 2;

    /// <summary>True when the source's words about a file are those of the last time, and no later content could have the same.</summary>
    public bool IsOf(RemoteFile file) => file.Size is not null && (Size, Changed, Tag) == (file.Size, file.Changed, file.Tag) && (Tag is not null || Changed + ClockStep < Seen);
}
