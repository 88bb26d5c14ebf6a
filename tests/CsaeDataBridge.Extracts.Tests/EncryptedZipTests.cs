using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using ICSharpCode.SharpZipLib.Zip;

namespace CsaeDataBridge.Tests;

/// <summary>Archives with passwords, and archives whose content is not what their checksum says.</summary>
public sealed class EncryptedZipTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-encrypted").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public void Delivery_WithItsPassword_IsTheSameAsThePlainFile(int aes)
    {
        byte[] rows = [.. Enumerable.Range(0, 50_000).SelectMany(row => System.Text.Encoding.ASCII.GetBytes($"{row},{row * 7919 % 1000}\n"))];
        var opened = Delivery.Open(Archive(rows, "correct horse", aes), Password("correct horse\n"));
        Assert.Equal("rows.csv", opened.Name);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(rows)), opened.ContentHash);
        using Stream content = opened.OpenContent();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        Assert.Equal(rows, copy.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public void Delivery_WithAnotherPassword_IsNeverOpened(int aes)
    {
        string archive = Archive("a,b\n1,2\n"u8.ToArray(), "correct horse", aes);
        for (int attempt = 0; attempt < (aes == 0 ? 600 : 3); attempt++)
        {
            // The old encryption has one byte to tell a wrong password by, so that one in 256 passes; the checksum is behind it.
            string code = Assert.Throws<BridgeException>(() => Delivery.Open(archive, Password($"wrong {attempt}"))).Issues[0].Code;
            Assert.Contains(code, (string[])["EXT218", "EXT203"]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public void Delivery_FlippedOrCut_IsTheSameOrRefused(int aes)
    {
        byte[] rows = [.. Enumerable.Range(0, 500).SelectMany(row => System.Text.Encoding.ASCII.GetBytes($"{row},CSE\n"))];
        string archive = Archive(rows, "correct horse", aes);
        string password = Password("correct horse");
        string hash = Delivery.Open(archive, password).ContentHash;
        foreach (byte[] damaged in Damage.OfBytes(File.ReadAllBytes(archive), 300))
        {
            File.WriteAllBytes(archive, damaged);
            try
            {
                Assert.Equal(hash, Delivery.Open(archive, password).ContentHash);
            }
            catch (BridgeException failure)
            {
                Assert.Contains(failure.Issues[0].Code, (string[])["EXT202", "EXT203", "EXT214", "EXT218"]);
            }
        }
    }

    [Fact]
    public void Delivery_WithoutAPassword_SaysWhereToWriteIt()
    {
        BridgeException failure = Assert.Throws<BridgeException>(() => Delivery.Open(Archive("a,b\n1,2\n"u8.ToArray(), "correct horse", 256)));
        Assert.Equal(
            "EXT218 error  rows.csv\n"
            + "  Found:    an archive without the password that it needs\n"
            + "  Expected: the password that the agency chose\n"
            + "  Fix:      write it in a file that only this account may read, and name that file as the feed's 'password_file:' in bridge.yaml",
            failure.Message);
    }

    [Fact]
    public void Delivery_FlippedBitOfAStoredEntry_IsRefused()
    {
        string path = Path.Combine(folder, "stored.zip");
        using (System.IO.Compression.ZipArchive archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("rows.csv", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write("ref,flag\n1,CSE\n"u8);
        }

        byte[] bytes = File.ReadAllBytes(path);
        int flag = bytes.AsSpan().IndexOf("CSE"u8);
        Assert.True(flag > 0);
        bytes[flag + 2] ^= 4;
        File.WriteAllBytes(path, bytes);
        Assert.Equal("EXT203", Assert.Throws<BridgeException>(() => Delivery.Open(path)).Issues[0].Code);
    }

    private string Archive(byte[] rows, string password, int aes)
    {
        string path = Path.Combine(folder, "rows.zip");
        using var zip = new ZipOutputStream(File.Create(path)) { Password = password };
        zip.PutNextEntry(new ZipEntry("rows.csv") { AESKeySize = aes });
        zip.Write(rows);
        zip.CloseEntry();
        return path;
    }

    private string Password(string text)
    {
        string path = Path.Combine(folder, "password.txt");
        File.WriteAllText(path, text);
        UnixMode.Set(path, UnixMode.OwnerOnly);
        return path;
    }
}
