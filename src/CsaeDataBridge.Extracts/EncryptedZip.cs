using CsaeDataBridge.Issues;
using ICSharpCode.SharpZipLib.Zip;

namespace CsaeDataBridge.Extracts;

/// <summary>Opens an entry of a .zip with a password: the old ZIP encryption, or AES.</summary>
internal static class EncryptedZip
{
    /// <exception cref="BridgeException">EXT218: no password, or one that does not open it.</exception>
    public static Stream Open(Stream file, string? password, int index, string name)
    {
        file.Position = 0;
        var archive = new ZipFile(file, leaveOpen: false) { Password = password };
        ZipEntry entry = archive[index];
        try
        {
            // AES has its own checksum, which its reader compares, and then the entry has none.
            Stream content = password is null ? throw Locked(name, "without the password that it needs") : archive.GetInputStream(entry);
            return new UnpackedStream(content, name, entry.CompressedSize, entry.AESKeySize > 0 ? null : (uint)entry.Crc, archive);
        }
        catch (ZipException)
        {
            throw Locked(name, "with another password than the one that is given");
        }
    }

    private static BridgeException Locked(string name, string how) => new(Issue.Error(
        ExtractCodes.Locked, new Place(name), $"an archive {how}", "the password that the agency chose", "write it in a file that only this account may read, and name that file as the feed's 'password_file:' in bridge.yaml"));
}
