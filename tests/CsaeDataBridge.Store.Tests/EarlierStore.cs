using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>Deployments as earlier versions of the program made them.</summary>
internal static class EarlierStore
{
    private static readonly DuckDbOptions Plain = new() { StorageVersion = "v1.4.0" };

    public static TestFolder Make(int version)
    {
        var folder = new TestFolder();
        Fill(folder.Options, version);
        return folder;
    }

    /// <summary>The columns of every table that version 2 had, counted and hashed as they stand in the files.</summary>
    public static Dictionary<string, TableSum> Sums(TestFolder folder) => SumsOf(folder.Options.StorePath, folder.Options.VaultPath);

    public static Dictionary<string, TableSum> SumsOf(string store, string vault)
    {
        using TestFolder earlier = Make(2);
        return new[] { (earlier.Options.StorePath, store), (earlier.Options.VaultPath, vault) }
            .SelectMany(pair => Sums(pair.Item1, pair.Item2))
            .ToDictionary(table => table.Table);
    }

    public static void Execute(string path, string sql)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: false, Plain);
        session.Execute(sql);
    }

    /// <summary>Writes key file, vault and store of a version; the key is the same each time.</summary>
    public static void Fill(StoreOptions options, int version)
    {
        new StoreFiles(options).MakeFolders();
        DurableFile.MakeFolder(Path.GetDirectoryName(options.KeyFile)!);
        File.WriteAllBytes(options.KeyFile, [.. Enumerable.Range(0, 64).Select(value => (byte)value)]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(options.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        string scripts = Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Store.Tests", "Versions");
        Execute(options.StorePath, File.ReadAllText(Path.Combine(scripts, $"{version}.store.sql")));
        Execute(options.VaultPath, File.ReadAllText(Path.Combine(scripts, $"{version}.vault.sql")));
    }

    private static List<TableSum> Sums(string shapes, string path)
    {
        string shapeOf = Path.GetFileNameWithoutExtension(shapes);
        using DuckDbSession earlier = DuckDbSession.OpenFile(shapes, readOnly: true, Plain);
        using DuckDbSession session = DuckDbSession.OpenFile(path, readOnly: true, Plain);
        return [.. TableShape.Read(earlier, shapeOf)
            .Select(table => table with { Columns = [.. table.Columns.Where(column => column.Name != "schema_version")] })
            .Select(table => table.Sum(session, Path.GetFileNameWithoutExtension(path)))];
    }
}
