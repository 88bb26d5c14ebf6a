using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Tests;

/// <summary>A word in every column of every feed of Northshire reaches the vault, and nothing else that a run or a package of rows leaves or prints.</summary>
/// <remarks>The clinics' bundles come with their own, CANARY in what no path of a view reads; see <see cref="FhirCanaryTests"/>.</remarks>
public sealed class CanaryTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-canaries").FullName;

    public CanaryTests()
    {
        foreach (string file in Directory.GetFiles(Sample, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(Sample, "truth"), StringComparison.Ordinal)))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        SmallArea.Change(Path.Combine(folder, "bridge.yaml"), "../../mappings", Path.Combine(RepositoryRoot.Path, "mappings"));
        SmallArea.Change(Path.Combine(folder, "bridge.yaml"), "out: ../../out", "out: out");
        SmallArea.Change(Path.Combine(folder, "bridge.yaml"), "truth: truth\n", "");
    }

    private string Out => Path.Combine(folder, "out");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Run_WordsInEveryColumn_AreInTheVaultAndNowhereElse()
    {
        int poured = Pour();
        (int exit, string printed) = BridgeProcess.Run("run", "--config", Path.Combine(folder, "bridge.yaml"));
        Assert.True(exit is 0 or 3, printed);
        Assert.True(poured > 400, $"{poured} columns");
        Assert.True(printed.Split('\n').Count(line => line.Contains("  loaded  ", StringComparison.Ordinal)) >= 30, printed);
        (_, string made) = BridgeProcess.Run("release", "key", "new", "--config", Path.Combine(folder, "bridge.yaml"));
        (int prepared, string rows) = ReleaseDeployment.Prepare(Path.Combine(folder, "bridge.yaml"), "R-NSP-ICB");
        Assert.True(prepared == 0, rows);
        Nowhere(printed + made + rows, vaultHasSome: true);
    }

    [Fact]
    public void Run_TenThousandWordsWhereNothingMayBeRead_AreNowhere()
    {
        int words = Directory.GetFiles(Path.Combine(folder, "extracts"), "*", SearchOption.AllDirectories).Sum(Canaries.Flood);
        Assert.True(words > 10_000, $"{words} words");
        (int exit, string printed) = BridgeProcess.Run("run", "--config", Path.Combine(folder, "bridge.yaml"));
        Assert.True(exit == 0, printed);
        Assert.True(printed.Split('\n').Count(line => line.Contains("  loaded  ", StringComparison.Ordinal)) >= 30, printed);
        Nowhere(printed, vaultHasSome: false);
        Assert.Empty(Columns(Path.Combine(Out, "vault", "vault.duckdb")));
    }

    public static TheoryData<string> Points => [.. Endurance.Of<string>(["after-store-commit#9", "after-staging#5", "after-vault-rows#3"])];

    [Theory]
    [MemberData(nameof(Points))]
    public void Run_Killed_LeavesNoneEither(string point)
    {
        Pour();
        (int exit, string printed) = BridgeProcess.RunKilledAt(point, "run", "--config", Path.Combine(folder, "bridge.yaml"));
        Assert.Equal(137, exit);
        Nowhere(printed, vaultHasSome: false);
    }

    private int Pour() => Directory.GetFiles(Path.Combine(folder, "extracts"), "*", SearchOption.AllDirectories).Sum(Canaries.Pour);

    private void Nowhere(string printed, bool vaultHasSome)
    {
        (string Form, byte[] Bytes)[] forms = [.. Forms()];
        List<string> found = [.. forms.Where(form => Encoding.UTF8.GetBytes(printed).AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"printed, {form.Form}")];
        string vault = Path.Combine(Out, "vault");
        foreach (string file in Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(vault, StringComparison.Ordinal)))
        {
            byte[] bytes = File.ReadAllBytes(file);
            found.AddRange(forms.Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{Path.GetRelativePath(Out, file)}, {form.Form}"));
        }

        // Columns are compressed: what the bytes may hide, the rows show.
        foreach (string file in Directory.GetFiles(Out, "*.duckdb", SearchOption.AllDirectories).Where(file => !file.StartsWith(vault, StringComparison.Ordinal)))
        {
            found.AddRange(Columns(file));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(!vaultHasSome || Columns(Path.Combine(vault, "vault.duckdb")).Contains("vault.duckdb, person.family_name"));
    }

    private static IEnumerable<(string, byte[])> Forms()
    {
        foreach (string word in (string[])[Canaries.Stem, Canaries.Stem.ToLowerInvariant(), Canaries.Stem.ToUpperInvariant(), "CANARY-"])
        {
            byte[] plain = Encoding.UTF8.GetBytes(word);
            yield return ($"UTF-8 {word}", plain);
            yield return ($"UTF-16 {word}", Encoding.Unicode.GetBytes(word));
            yield return ($"hex {word}", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)));
            yield return ($"HEX {word}", Encoding.ASCII.GetBytes(Convert.ToHexString(plain)));
            for (int before = 0; before < 3; before++)
            {
                // The letters of base64 that depend on the word alone, wherever it begins.
                string text = Convert.ToBase64String([.. new byte[before], .. plain]);
                int first = before == 0 ? 0 : before + 1;
                int last = (before + plain.Length) * 8 / 6;
                yield return ($"base64 {word}", Encoding.ASCII.GetBytes(text[first..last]));
            }
        }
    }

    private static List<string> Columns(string file)
    {
        using DuckDbSession session = DuckDbSession.OpenFile(file, readOnly: true, new DuckDbOptions());
        var found = new List<string>();
        foreach ((string scope, string table, string column) in session.Query(
            "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal AND database_name <> 'memory' AND table_name NOT LIKE '%_now'",
            row => (row.GetString(0), row.GetString(1), row.GetString(2))))
        {
            string text = $"lower(CAST({Sql.Identifier(column)} AS VARCHAR))";
            if (session.Scalar<bool>($"SELECT coalesce(bool_or(contains({text}, '{Canaries.Stem.ToLowerInvariant()}') OR contains({text}, 'canary-')), false) FROM {Sql.Name(scope, table)}"))
            {
                found.Add($"{Path.GetFileName(file)}, {table}.{column}");
            }
        }

        return found;
    }
}
