using System.Globalization;

namespace CsaeDataBridge.DuckDb;

/// <summary>The settings of a session, in the order in which they must be made; the last ones shut it and lock them.</summary>
internal static class SessionSettings
{
    /// <summary>What a session may use.</summary>
    public static IEnumerable<string> Limits(DuckDbOptions options)
    {
        yield return "SET GLOBAL TimeZone = 'UTC'";

        // Staged rows may not be kept by the agreement, so they never spill to disk.
        yield return "SET GLOBAL temp_directory = ''";
        yield return "SET GLOBAL autoinstall_known_extensions = false";
        yield return "SET GLOBAL autoload_known_extensions = false";
        yield return "SET GLOBAL allow_community_extensions = false";
        if (options.Threads is { } threads)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"SET GLOBAL threads = {threads}");
        }

        if (options.MemoryLimit is { } limit)
        {
            yield return $"SET GLOBAL memory_limit = {Sql.Literal(limit)}";
        }

        if (options.StorageVersion is { } version)
        {
            yield return $"SET GLOBAL storage_compatibility_version = {Sql.Literal(version)}";
        }
    }

    /// <summary>Shuts out all files but those below some folders, for good.</summary>
    public static IEnumerable<string> Locks(IReadOnlyList<string> folders)
    {
        if (folders.Count > 0)
        {
            yield return $"SET GLOBAL allowed_directories = [{string.Join(", ", folders.Select(Sql.Literal))}]";
        }

        yield return "SET GLOBAL enable_external_access = false";
        yield return "SET GLOBAL lock_configuration = true";
    }
}
