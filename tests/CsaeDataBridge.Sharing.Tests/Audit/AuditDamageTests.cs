using CsaeDataBridge.Store;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Sharing.Tests;

/// <summary>Whoever changes an audit is found out, whatever they change; a power cut leaves a chain that holds.</summary>
public sealed class AuditDamageTests : IDisposable
{
    private readonly AuditFolder folder = new();

    private static int Edits => Math.Max(10_000, Endurance.Count(100_000));

    [Fact]
    public void Verify_AnyEdit_IsFound()
    {
        folder.Import(12, TimeSpan.FromHours(7));
        string[] files = [.. Directory.GetFiles(folder.Records).Where(file => !file.EndsWith(AuditFiles.Gate, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Dictionary<string, byte[]> whole = files.ToDictionary(file => file, File.ReadAllBytes);
        var random = new Random(20260420);
        var kinds = new int[8];
        for (int edit = 0; edit < Edits; edit++)
        {
            string file = files[random.Next(files.Length)];
            int kind = random.Next(kinds.Length);
            byte[] edited = Edit(whole[file], kind, random);
            if (edited.AsSpan().SequenceEqual(whole[file]))
            {
                continue;
            }

            if (kind == 7)
            {
                File.Delete(file);
            }
            else
            {
                File.WriteAllBytes(file, edited);
            }

            AuditVerdict verdict = folder.Verify();
            Assert.True(verdict.Fault is not null, $"edit {edit} of kind {kind} in {Path.GetFileName(file)} was not found");
            kinds[kind]++;
            File.WriteAllBytes(file, whole[file]);
        }

        Assert.Null(folder.Verify().Fault);
        Assert.All(kinds, count => Assert.True(count > Edits / 20));
    }

    [Fact]
    public void Verify_ChainThatSomebodyWroteAnewWithAnotherKey_IsFound()
    {
        folder.Import(3, TimeSpan.FromHours(13));
        using var other = new AuditFolder();
        other.Import(3, TimeSpan.FromHours(13));
        foreach (string file in Directory.GetFiles(other.Records))
        {
            File.Copy(file, Path.Combine(folder.Records, Path.GetFileName(file)), overwrite: true);
        }

        Assert.Equal("SHR751", folder.Verify().Fault!.Code);
    }

    [Theory]
    [InlineData("audit-record")]
    [InlineData("audit-head")]
    [InlineData("audit-root")]
    public void Begin_KilledAtAnyPoint_LeavesAChainThatHoldsAndGoesOn(string point)
    {
        folder.Import(1, TimeSpan.FromDays(1));
        KillPoint.Instead.Value = name =>
        {
            if (name == point)
            {
                throw new InvalidOperationException("killed");
            }
        };
        Assert.Throws<InvalidOperationException>(() => folder.Import(1, TimeSpan.Zero));
        KillPoint.Instead.Value = null;
        Assert.Null(folder.Verify().Fault);
        folder.Import(1, TimeSpan.Zero);
        Assert.Null(folder.Verify().Fault);
    }

    [Fact]
    public void Begin_KilledWithinAnyByteOfARecord_LeavesOneTornRecordAtMost()
    {
        folder.Import(2, TimeSpan.Zero);
        string day = Path.Combine(folder.Records, "2026-04-20.jsonl");
        byte[] head = File.ReadAllBytes(Path.Combine(folder.Records, AuditFiles.Head));
        byte[] whole = File.ReadAllBytes(day);
        KillPoint.Instead.Value = _ => throw new InvalidOperationException("killed");
        Assert.Throws<InvalidOperationException>(() => folder.Import(1, TimeSpan.Zero));
        KillPoint.Instead.Value = null;
        byte[] longer = File.ReadAllBytes(day);
        for (int length = whole.Length; length <= longer.Length; length += 13)
        {
            File.WriteAllBytes(day, longer[..length]);
            File.WriteAllBytes(Path.Combine(folder.Records, AuditFiles.Head), head);
            AuditVerdict cut = folder.Verify();
            Assert.Equal((4, null, length > whole.Length), (cut.Records, cut.Fault, cut.Torn));
            folder.Import(1, TimeSpan.Zero);
            Assert.Equal((length > whole.Length ? 7 : 6, null, false), (folder.Verify().Records, folder.Verify().Fault, folder.Verify().Torn));
        }
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Edit(byte[] whole, int kind, Random random)
    {
        List<byte[]> lines = [.. Lines(whole)];
        int line = random.Next(lines.Count);
        int other = random.Next(lines.Count);
        switch (kind)
        {
            case 0:
                byte[] flipped = [.. whole];
                flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                lines.RemoveAt(line);
                break;
            case 2:
                lines.Insert(other, lines[line]);
                break;
            case 3:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 4:
                return whole[..random.Next(whole.Length)];
            case 5:
                lines.RemoveRange(line, lines.Count - line);
                break;
            case 6:
                lines[line] = [.. lines[line][..(lines[line].Length / 2)], (byte)random.Next(' ', '~'), .. lines[line][(lines[line].Length / 2)..]];
                break;
        }

        return kind == 7 ? [] : [.. lines.SelectMany(bytes => bytes)];
    }

    private static IEnumerable<byte[]> Lines(byte[] whole)
    {
        for (int start = 0; start < whole.Length;)
        {
            int end = Array.IndexOf(whole, (byte)'\n', start);
            end = end < 0 ? whole.Length : end + 1;
            yield return whole[start..end];
            start = end;
        }
    }
}
