using System.Diagnostics;
using System.Text;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>Whatever a file holds, it is YAML or a coded error: no crash, no hang.</summary>
public sealed class YamlDamageTests : IDisposable
{
    private static readonly string[] Signs =
        ["a", "b: ", "b:", " ", "  ", "\n", "\r\n", "\t", "- ", "? ", ": ", "[", "]", "{", "}", ",", "\"", "'", "\\", "&x ", "*x", "!t ", "!!int ", "|", ">-", "%YAML 1.1", "---", "...", "<<: ", "#", "~", "\0", "\u2028", "\uFEFF", "é", "😀"];

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-yaml").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void ReadFile_AnyBytes_GiveAMapOrACodedError() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ReadsOrSaysWhy).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void ReadFile_AnySignsOfYaml_GiveAMapOrACodedError() =>
        Prop.ForAll(Gen.Elements(Signs).ListOf().ToArbitrary(), signs => ReadsOrSaysWhy(Encoding.UTF8.GetBytes(string.Concat(signs)))).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Theory]
    [InlineData("a: ", "[", "line 1, column 68")]
    [InlineData("a: ", "{ b: ", "line 1, column 321")]
    [InlineData("", "- ", "line 1, column 131")]
    public void ReadFile_Bottomless_IsRefused(string start, string again, string place) => Assert.Equal($"""
        CFG104 error  deep.yaml, {place}
          Found:    a value inside 64 others
          Expected: a file that people can read
          Fix:      look at this line for brackets or indentation that nobody meant
        """, Quickly(() => StrictYaml.ReadFile(Write(start + string.Concat(Enumerable.Repeat(again, 1_000_000))), "deep.yaml")));

    // A file name with one would be cut there by some, and crash others.
    [Fact]
    public void ReadText_NulCharacter_IsRefused() => Assert.Equal("""
        CFG104 error  a.yaml, line 2, column 6
          Found:    a NUL character
          Expected: text
          Fix:      remove "\0" from this value
        """, Assert.Throws<BridgeException>(() => StrictYaml.ReadText("a: 1\nout: \"a\\0b\"", "a.yaml")).Message);

    [Fact]
    public void ReadFile_LongerThanAnybodyWrites_IsRefused() => Assert.Equal("""
        CFG101 error  long.yaml
          Found:    a file of more than 8 MB
          Expected: a file that somebody wrote
          Fix:      check that this is the right file, or split it
        """, Quickly(() => StrictYaml.ReadFile(Write("a: " + new string('x', 9 << 20)), "long.yaml")));

    private static string Quickly(Action read)
    {
        long started = Stopwatch.GetTimestamp();
        long before = GC.GetTotalAllocatedBytes();
        string message = Assert.Throws<BridgeException>(read).Message;
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "took too long");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 128L << 20, "took too much memory");
        return message;
    }

    private bool ReadsOrSaysWhy(byte[] bytes)
    {
        try
        {
            StrictYaml.ReadFile(Write(bytes), "damaged.yaml");
        }
        catch (BridgeException failure)
        {
            Assert.All(failure.Issues, issue => Assert.Matches("^CFG10[1-4]$", issue.Code));
        }

        return true;
    }

    private string Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(folder, "a.yaml");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
