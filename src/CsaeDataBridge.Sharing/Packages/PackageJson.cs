using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>Reads the files of a package: each has one writing, and any other is refused.</summary>
internal static class PackageJson
{
    /// <param name="name">The file as messages name it.</param>
    /// <param name="read">Takes the parts.</param>
    /// <param name="write">Writes them again.</param>
    /// <exception cref="BridgeException">SHR770: it was changed, or is none.</exception>
    public static T Read<T>(byte[] bytes, string name, Func<JsonElement, T> read, Func<T, byte[]> write)
        where T : class => TryRead(bytes, read, write) ?? throw new BridgeException(Issue.Error(
            SharingCodes.Manifest, new Place(name), "a file of a package that was changed, or is none", "the file as it was written", "restore the package from its copy, or prepare it anew"));

    /// <summary>As <see cref="Read"/>; null for any other file.</summary>
    public static T? TryRead<T>(byte[] bytes, Func<JsonElement, T> read, Func<T, byte[]> write)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            T value = read(document.RootElement);
            return write(value).AsSpan().SequenceEqual(bytes) ? value : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or BridgeException)
        {
            return null;
        }
    }
}
