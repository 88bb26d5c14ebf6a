using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

public sealed class IdKeyTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    // Every length that one block takes, and lengths on both sides of it; eight to a round, and rounds that are not full.
    [Fact]
    public void Ids_References_AreTheFrameworksHmacOfScopeAndNormalForm()
    {
        var random = new Random(7);
        using var key = new IdKey(Key);
        foreach (int scopeLength in (int[])[0, 1, 29, 47, 55, 90])
        {
            byte[] scope = [.. Enumerable.Range(0, scopeLength).Select(_ => (byte)('a' + random.Next(26)))];
            string[] references = [.. Enumerable.Range(0, 201).Select(index => index % 7 == 3 ? "" : Reference(random, index % 70))];
            var batch = new TextBatch();
            foreach (string reference in references)
            {
                batch.Add(Encoding.UTF8.GetBytes(reference));
            }

            var ids = new UInt128[references.Length];
            key.Ids(scope, batch, ids);
            for (int index = 0; index < references.Length; index++)
            {
                Assert.Equal(references[index].Length == 0 ? 0 : Expected(scope, references[index]), ids[index]);
                if (references[index].Length > 0)
                {
                    Assert.Equal(ids[index], key.Id(scope, Encoding.UTF8.GetBytes(references[index])));
                }
            }
        }
    }

    [Theory]
    [InlineData("NS/100 1", "ns/100  1 ")]
    [InlineData("Zoë", "zoe")]
    [InlineData("Ｎ１", "n1")]
    public void Ids_WritingsOfOneReference_AreOneId(string first, string second)
    {
        using var key = new IdKey(Key);
        var batch = new TextBatch();
        batch.Add(Encoding.UTF8.GetBytes(first));
        batch.Add(Encoding.UTF8.GetBytes(second));
        var ids = new UInt128[2];
        key.Ids("person|a|"u8, batch, ids);
        Assert.Equal(ids[0], ids[1]);
    }

    private static string Reference(Random random, int length) =>
        new([.. Enumerable.Range(0, Math.Max(1, length)).Select(index => index is > 0 && random.Next(40) == 0 ? 'é' : (char)('!' + random.Next(0x7F - '!')))]);

    private static UInt128 Expected(byte[] scope, string reference) =>
        BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(Key, (byte[])[.. scope, .. Encoding.UTF8.GetBytes(NormalForm.Of(reference))]));
}
