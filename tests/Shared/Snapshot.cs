using System.Runtime.CompilerServices;

namespace CsaeDataBridge.Tests;

/// <summary>Compares a text with the file <c>Class.Method.verified.ext</c> beside the test; UPDATE_SNAPSHOTS=1 rewrites it.</summary>
internal static class Snapshot
{
    public static void Matches(string text, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        string verified = Path.Combine(
            Path.GetDirectoryName(file)!,
            $"{Path.GetFileNameWithoutExtension(file)}.{member}.verified.{extension}");
        string normal = text.ReplaceLineEndings("\n");
        if (!normal.EndsWith('\n'))
        {
            normal += "\n";
        }

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, normal);
            return;
        }

        Assert.True(File.Exists(verified), $"{verified} is missing: run with UPDATE_SNAPSHOTS=1 and read it");
        Assert.Equal(File.ReadAllText(verified).ReplaceLineEndings("\n"), normal);
    }

    /// <summary>Compares a text with a file of the repository that is made from something else; UPDATE_SNAPSHOTS=1 rewrites it.</summary>
    /// <param name="file">Its path in the repository.</param>
    public static void Committed(string file, string text)
    {
        string path = Path.Combine(RepositoryRoot.Path, file);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
