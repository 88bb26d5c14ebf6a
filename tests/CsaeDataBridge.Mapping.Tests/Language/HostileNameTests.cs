using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Names that try to become SQL: whatever a mapping calls its columns and fields, the compiled SQL stays what it is.</summary>
public sealed class HostileNameTests
{
    private const int Names = 10_000;

    private static readonly string[] Pieces =
    [
        "\"", "'", "\"\"", "''", ";", "--", "/*", "*/", "$$", "$1", "\\", "\n", "\r", "\t", "\u0000", "\u001F", "\u00A0", "\u2028", "(", ")", ",", ".", "{", "}", "{0}", "%s", "Ł", "名", "\uFEFF",
        "row", "cell_", "main", "stage", "mapped", "store", "vault", " AS ", " FROM ", "DROP TABLE ", "ATTACH '/tmp/x.duckdb'", "read_csv('/etc/passwd')", "COPY (SELECT 1) TO '/tmp/x'", "SELECT * FROM ", " UNION ALL ", "PRAGMA ", "SET ", "INSTALL httpfs",
    ];

    private static readonly string Sound = Sql(MappingFaultTests.Sound)!;

    [Fact]
    public void Compile_HostileColumns_LeaveNoTraceInTheSql()
    {
        int compiled = 0;
        foreach (string name in Hostile(1))
        {
            if (Sql(MappingFaultTests.Sound.Replace("column: Asked", "column: " + Quoted(name), StringComparison.Ordinal)) is { } sql)
            {
                Assert.Equal(Sound, sql);
                compiled++;
            }
        }

        Assert.True(compiled > Names / 2, $"only {compiled} of {Names} were compiled");
    }

    [Fact]
    public void Compile_HostileFieldNames_AreRefusedUnlessTheyAreWords()
    {
        int refused = 0;
        foreach (string name in Hostile(2))
        {
            string text = MappingFaultTests.Sound.Replace("asked:    {", Quoted(name) + ": {", StringComparison.Ordinal).Replace("when: { asked:", $"when: {{ {Quoted(name)}:", StringComparison.Ordinal);
            if (Sql(text) is null)
            {
                refused++;
            }
            else
            {
                Assert.Matches("^[a-z][a-z0-9_]*$", name);
            }
        }

        Assert.True(refused > Names / 2, $"only {refused} of {Names} were refused");
    }

    // The compiled SQL; null where the mapping was refused with a code.
    private static string? Sql(string text)
    {
        try
        {
            return Fixtures.Compiler.Compile(Fixtures.Read(text), null).Sql;
        }
        catch (BridgeException refusal)
        {
            Assert.All(refusal.Issues, issue => Assert.Matches("^(MAP|CFG)[0-9]{3}$", issue.Code));
            return null;
        }
    }

    private static IEnumerable<string> Hostile(int seed)
    {
        var random = new Random(seed);
        for (int number = 0; number < Names; number++)
        {
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)])) + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    // JSON's strings are YAML's double-quoted scalars.
    private static string Quoted(string name) => JsonSerializer.Serialize(name);
}
