using System.Security.Cryptography;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing.Tests;

public sealed class SealedFileTests : IDisposable
{
    private const int Changes = 10_000;

    private readonly ECDsa recipient = ECDsa.Create(ECCurve.NamedCurves.nistP256);


    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void Open_WhatWasSealed_IsWhatItWas(int length)
    {
        byte[] plain = Plain(length);
        (byte[] opened, Issue? fault) = Open(Seal(plain));
        Assert.Null(fault);
        Assert.Equal(plain, opened);
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefusedWithoutAByte()
    {
        byte[] sealedFile = Seal(Plain(1000));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (byte[] opened, Issue? fault) = Open(sealedFile, other);
        Assert.Empty(opened);
        Assert.Equal(
            """
            SHR761 error  release.sealed
              Found:    a sealed file that was changed, is cut, or is for somebody else's key
              Expected: the file as it was sent, and the key that it was sealed for
              Fix:      have it sent again; what was written of it must not be used
            """,
            fault!.ToString());
    }

    [Fact]
    public void Seal_SameFileTwice_HasNothingInCommon()
    {
        byte[] plain = Plain(200_000);
        byte[] one = Seal(plain);
        byte[] two = Seal(plain);
        Assert.Equal(one.Length, two.Length);
        Assert.InRange(one.Zip(two).Skip(400).Count(pair => pair.First == pair.Second), 0, one.Length / 128);
    }

    [Fact]
    public void Open_AnyChange_IsRefusedAndGivesNoByteThatIsNotTheFiles()
    {
        byte[] plain = Plain(200_000);
        byte[] whole = Seal(plain);
        byte[] other = Seal(Plain(200_000, 8));
        int body = Array.IndexOf(whole, (byte)'\n') + 1;
        const int Stored = 65_536 + 16;
        var random = new Random(5);
        var kinds = new int[5];
        for (int change = 0; change < Changes; change++)
        {
            int kind = change % kinds.Length;
            byte[] changed = [.. whole];
            switch (kind)
            {
                case 0:
                    changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed = changed[..random.Next(changed.Length)];
                    break;
                case 2:
                    int first = random.Next(2);
                    int second = first + 1 + random.Next(2 - first);
                    whole.AsSpan(body + (first * Stored), Stored).CopyTo(changed.AsSpan(body + (second * Stored)));
                    whole.AsSpan(body + (second * Stored), Stored).CopyTo(changed.AsSpan(body + (first * Stored)));
                    break;
                case 3:
                    int at = body + random.Next(whole.Length - body);
                    changed = [.. whole[..at], .. other[at..]];
                    break;
                default:
                    changed = [.. whole[..(body + (random.Next(3) * Stored))], .. whole[(body + ((1 + random.Next(3)) * Stored))..], .. new byte[random.Next(2)]];
                    break;
            }

            if (changed.AsSpan().SequenceEqual(whole))
            {
                continue;
            }

            (byte[] opened, Issue? fault) = Open(changed);
            Assert.True(fault?.Code == "SHR761", $"change {change} of kind {kind} was not seen");
            Assert.True(plain.AsSpan().StartsWith(opened), $"change {change} of kind {kind} gave bytes that are not the file's");
            kinds[kind]++;
        }

        Assert.All(kinds, count => Assert.True(count > Changes / 10));
    }

    public void Dispose() => recipient.Dispose();

    private static byte[] Plain(int length, int seed = 7)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private byte[] Seal(byte[] plain)
    {
        using var target = new MemoryStream();
        SealedFile.Seal(new MemoryStream(plain), target, VerificationKey.Of(recipient), CancellationToken.None);
        return target.ToArray();
    }

    private (byte[] Opened, Issue? Fault) Open(byte[] file, ECDsa? with = null)
    {
        using var key = ECDiffieHellman.Create((with ?? recipient).ExportParameters(true));
        using var target = new MemoryStream();
        try
        {
            SealedFile.Open(new MemoryStream(file), "release.sealed", target, key, CancellationToken.None);
            return (target.ToArray(), null);
        }
        catch (BridgeException failure)
        {
            return (target.ToArray(), failure.Issues[0]);
        }
    }
}
