using System.IO.Compression;
using System.Security.Cryptography;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Deliveries encrypted and signed by a real gpg, and what was done to them on their way.</summary>
public sealed class PgpTests(PgpKeys keys) : IClassFixture<PgpKeys>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-pgp").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [PgpFact]
    public void Delivery_EncryptedAndSigned_IsTheSameAsThePlainFile_WhateverIsInside()
    {
        byte[] rows = [.. Enumerable.Range(0, 50_000).SelectMany(row => System.Text.Encoding.ASCII.GetBytes($"{row},\"{row * 7919 % 1000}\"\n"))];
        string plain = Plain("rows.csv", rows);
        string hash = Convert.ToHexStringLower(SHA256.HashData(rows));
        using var keyring = new PgpKeyring(keys.Source);
        foreach (string sent in (string[])[keys.Encrypt(plain, "rows.csv.pgp"), keys.Encrypt(plain, "rows.csv.asc", "--armor"), keys.Encrypt(Gzipped(plain), "rows.csv.gz.gpg"), keys.Encrypt(Zipped(plain), "rows.zip.pgp")])
        {
            var opened = Delivery.Open(sent, pgp: keyring);
            Assert.Equal(("rows.csv", hash), (opened.Name, opened.ContentHash));
            using Stream content = opened.OpenContent();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            Assert.Equal(rows, copy.ToArray());
        }

        string home = keyring.Home!;
        Assert.True(Directory.Exists(home));
        keyring.Dispose();
        Assert.False(Directory.Exists(home));
    }

    [PgpFact]
    public void Delivery_TamperedWith_IsRefusedOrTheSame()
    {
        byte[] rows = RandomNumberGenerator.GetBytes(20_000);
        byte[] sent = File.ReadAllBytes(keys.Encrypt(Plain("rows.csv", rows), "rows.csv.pgp"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(rows));
        using var keyring = new PgpKeyring(keys.Source);
        for (int attempt = 0; attempt < 12; attempt++)
        {
            byte[] damaged = [.. sent];
            damaged[attempt * sent.Length / 12] ^= 1;
            string path = Plain("rows.csv.pgp", damaged);
            try
            {
                Assert.Equal(hash, Delivery.Open(path, pgp: keyring).ContentHash);
            }
            catch (BridgeException failure)
            {
                Assert.Contains(failure.Issues[0].Code, (string[])["EXT270", "EXT271", "EXT272"]);
            }
        }

        DamagedIs("""
            EXT270 error  rows.csv.pgp
              Found:    a file that is not encrypted with OpenPGP, is damaged, or was tampered with
              Expected: a whole encrypted file
              Fix:      ask the agency to send it again
            """, sent[..(sent.Length / 2)]);
        DamagedIs("""
            EXT270 error  rows.csv.pgp
              Found:    a file that is not encrypted with OpenPGP, is damaged, or was tampered with
              Expected: a whole encrypted file
              Fix:      ask the agency to send it again
            """, "ref,flag\n1,CSE\n"u8.ToArray());

        void DamagedIs(string message, byte[] bytes) =>
            Assert.Equal(message, Assert.Throws<BridgeException>(() => Delivery.Open(Plain("rows.csv.pgp", bytes), pgp: keyring)).Message);
    }

    [PgpFact]
    public void Delivery_WithoutTheAgencysSignature_IsRefusedUnlessNobodyNeedSign()
    {
        string plain = Plain("rows.csv", "ref\n1\n"u8.ToArray());
        string[] unsigned = [keys.EncryptOnly(plain, "unsigned.csv.pgp"), keys.Encrypt(plain, "other.csv.pgp", signer: PgpKeys.Stranger)];
        using var keyring = new PgpKeyring(keys.Source);
        using var anybody = new PgpKeyring(keys.Source with { SignersFile = null });
        foreach (string sent in unsigned)
        {
            Assert.Equal($"""
                EXT272 error  {Path.GetFileName(sent)}
                  Found:    a file that none of the agency's keys signed
                  Expected: a file signed by a key of 'signers:', which has not expired
                  Fix:      ask the agency who sent it; if its key changed, get the new one by another way than this file's
                """, Assert.Throws<BridgeException>(() => Delivery.Open(sent, pgp: keyring)).Message);
            Assert.Equal(6, new StreamReader(Delivery.Open(sent, pgp: anybody).OpenContent()).ReadToEnd().Length);
        }

        string signedOnly = keys.SignOnly(plain, "signed.csv.pgp");
        Assert.Equal("EXT270", CodeOf(signedOnly, keyring));
    }

    [PgpFact]
    public void Delivery_WithoutTheKeyThatOpensIt_SaysSo()
    {
        string plain = Plain("rows.csv", "ref\n1\n"u8.ToArray());
        string forAnother = keys.Encrypt(plain, "rows.csv.pgp", recipient: PgpKeys.Stranger);
        using var keyring = new PgpKeyring(keys.Source);
        Assert.Equal("""
            EXT271 error  rows.csv.pgp
              Found:    a file that the feed's secret key does not open: it is for another key, or the passphrase is another
              Expected: a file encrypted for the key of 'secret_key:'
              Fix:      check 'passphrase_file:', and ask the agency which key it encrypts for
            """, Assert.Throws<BridgeException>(() => Delivery.Open(forAnother, pgp: keyring)).Message);

        string sent = keys.Encrypt(plain, "sent.csv.pgp");
        using var wrong = new PgpKeyring(keys.Source with { PassphraseFile = Secret("wrong", "battery staple") });
        Assert.Equal("EXT271", CodeOf(sent, wrong));
        Assert.Equal("EXT271", CodeOf(sent, null));
        using var noKey = new PgpKeyring(keys.Source with { SecretKeyFile = Secret("nokey", "no key") });
        Assert.Equal("EXT271", CodeOf(sent, noKey));
        using var open = new PgpKeyring(keys.Source with { SecretKeyFile = Plain("open", []) });
        UnixMode.Set(Path.Combine(folder, "open"), UnixMode.OwnerOnly | UnixFileMode.GroupRead);
        Assert.Equal("EXT250", CodeOf(sent, open));
    }

    [PgpFact]
    public void Delivery_ThatUnpacksToFarMore_IsRefused()
    {
        string zeros = Plain("zeros.csv", new byte[100 << 20]);
        using var keyring = new PgpKeyring(keys.Source);
        Assert.Equal("EXT214", CodeOf(keys.Encrypt(zeros, "zeros.csv.pgp"), keyring));
    }

    private static string CodeOf(string path, PgpKeyring? keyring) => Assert.Throws<BridgeException>(() => Delivery.Open(path, pgp: keyring)).Issues[0].Code;

    private string Plain(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Secret(string name, string text)
    {
        string path = Plain(name, System.Text.Encoding.ASCII.GetBytes(text));
        UnixMode.Set(path, UnixMode.OwnerOnly);
        return path;
    }

    private static string Gzipped(string plain)
    {
        using var packed = new GZipStream(File.Create(plain + ".gz"), CompressionLevel.Fastest);
        packed.Write(File.ReadAllBytes(plain));
        return plain + ".gz";
    }

    private static string Zipped(string plain)
    {
        using ZipArchive archive = ZipFile.Open(plain + ".zip", ZipArchiveMode.Create);
        archive.CreateEntryFromFile(plain, Path.GetFileName(plain));
        return plain + ".zip";
    }
}
