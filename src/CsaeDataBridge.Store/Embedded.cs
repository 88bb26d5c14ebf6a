using System.Collections.Concurrent;

namespace CsaeDataBridge.Store;

/// <summary>Text files inside this assembly.</summary>
internal static class Embedded
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>True when there is a file of that name.</summary>
    public static bool Has(string name) => typeof(Embedded).Assembly.GetManifestResourceInfo(name) is not null;

    /// <param name="name">Folder and file name, for example <c>Sql/next_load.sql</c>.</param>
    public static string Text(string name) => Texts.GetOrAdd(name, static name =>
    {
        using Stream stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"there is no embedded file {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
