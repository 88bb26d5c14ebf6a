using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>The checks of a mapping over a real delivery: each pauses at its limit and not before.</summary>
public sealed class LoadCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-checks").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("{ rows: { at_least: 10 } }", "{ rows: { at_least: 11 } }", """
        MAP341 warning  mapping.yaml, line 41, column 13
          Found:    10 rows
          Expected: 11 rows or more
          Fix:      ask the agency whether the extract is whole
        """)]
    [InlineData("{ change_in_rows: { within: 50% } }", "{ change_in_rows: { within: 49.9% } }", """
        MAP342 warning  mapping.yaml, line 41, column 23
          Found:    10 rows after 20 in the last load
          Expected: a change within 49.9%
          Fix:      ask the agency what changed
        """)]
    [InlineData("{ held_rows: { at_most: 20% } }", "{ held_rows: { at_most: 19% } }", """
        MAP343 warning  mapping.yaml, line 41, column 18
          Found:    2 of 10 rows held
          Expected: 19% at most
          Fix:      look at the codes of the held rows: a value list or a format may have changed
        """)]
    [InlineData("{ blank: { field: asked, at_most: 70% } }", "{ blank: { field: asked, at_most: 69% } }", """
        MAP344 warning  mapping.yaml, line 41, column 14, "asked"
          Found:    7 of 10 rows with asked blank
          Expected: 69% at most
          Fix:      ask the agency whether the column is filled
        """)]
    public void Finish_AtTheLimit_PausesOnlyBeyondIt(string met, string broken, string message)
    {
        Assert.Empty(Pauses(met));
        Assert.Equal(message, Fixtures.Message(Pauses(broken)));
    }

    // Ten rows: two with a word that the list does not know, seven with a blank, one with a yes.
    private IReadOnlyList<Issue> Pauses(string check)
    {
        string path = Path.Combine(folder, "refs_2025-06-01.csv");
        File.WriteAllText(path, "Ref,Client,DOB,Received,Age,CSE,Asked\n" + string.Concat(Enumerable.Range(0, 10).Select(row => $"R{row},C{row},,01/04/2025,,,{(row < 2 ? "PERHAPS" : row == 2 ? "Y" : "")}\n")));
        CompiledMapping mapping = Fixtures.Compiler.Compile(Fixtures.Read(MappingFaultTests.Sound.Replace("{ rows: { at_least: 1 } }", check, StringComparison.Ordinal)), null);
        using var rehearsal = new Rehearsal(mapping, Delivery.Open(path), new DateOnly(2025, 6, 1)) { LastRows = 20 };
        return rehearsal.Map(() => { }, CancellationToken.None).Outcome.Pauses;
    }
}
