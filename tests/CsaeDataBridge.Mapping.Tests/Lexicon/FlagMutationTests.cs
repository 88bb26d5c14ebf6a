using CsaeDataBridge.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>What must hold of every cell, whatever is done to it.</summary>
public sealed class FlagMutationTests
{
    private static readonly string[] Dashes = ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uFF0D"];
    private static readonly string[] Gaps = [" ", "  ", "\t", "\u00A0", "\u2009", "\u3000", "\u200B ", " \u00AD"];
    private static readonly string[] Negations = ["No", "Not", "Never", "Denies", "Without", "No known", "Not a", "Isn't", "No evidence that", "Neither"];

    private static readonly Dictionary<string, string>[] Rows =
        [.. FlagTable.Read(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Mapping.Tests", "Lexicon", "encodings.csv"))];

    private static Gen<Dictionary<string, string>> AnyRow => Gen.Elements(Rows);

    [Fact]
    public void Read_CaseSpacesDashesWidthAndAccents_NeverChangeAReading() => Holds(
        from row in AnyRow.Where(row => !row["raw_value"].Contains('\\', StringComparison.Ordinal))
        from changes in Gen.ArrayOf(Gen.Choose(0, 999), row["raw_value"].Length + 3)
        select (row, Disguise(row["raw_value"], changes)),
        (row, cell) => Same(Read(row, row["raw_value"]), Read(row, cell)));

    [Fact]
    public void Read_AnUnknownWord_AlwaysHolds() => Holds(
        from row in AnyRow
        from letters in Gen.ArrayOf(Gen.Choose('a', 'z'), 5)
        from first in Gen.Elements(true, false)
        let word = "zq" + string.Concat(letters.Select(letter => (char)letter))
        select (row, first ? $"{word} {row["raw_value"]}" : $"{row["raw_value"]} {word}"),
        (row, cell) => Read(row, cell).Held);

    [Fact]
    public void Read_ADoubt_NeverConfirms() => Holds(
        from row in AnyRow.Where(row => !row["status"].Contains('|', StringComparison.Ordinal))
        from doubt in Gen.Elements("{0}?", "? {0}", "?{0}", "suspected {0}", "{0} - suspected", "possible {0}", "{0} (possible)", "alleged {0}")
        select (row, doubt.Replace("{0}", row["raw_value"], StringComparison.Ordinal)),
        (row, cell) => !Read(row, cell).Values[1].Contains("confirmed", StringComparison.Ordinal));

    [Fact]
    public void Read_ANegation_NeverIsAFlag() => Holds(
        from row in AnyRow.Where(row => row["raw_value"].Any(char.IsLetterOrDigit))
        from negation in Gen.Elements(Negations)
        select (row, $"{negation} {row["raw_value"]}"),
        (row, cell) => Read(row, cell).Held || Read(row, cell).Values[1] is "not_recorded" or "unknown");

    [Fact]
    public void Read_AHarmAndABlank_NeitherFlagsNorRulesOut() => Holds(
        from row in AnyRow.Where(row => row["kind"] == "blank" && row["raw_value"].Any(char.IsLetter))
        from harm in Gen.Elements("CSE", "CSA", "Child sexual abuse", "CSE flag")
        from joint in Gen.Elements(" - ", ": ", " ", " = ")
        select (row, $"{harm}{joint}{row["raw_value"]}"),
        (row, cell) => Read(row, cell).Held || Read(row, cell).Values[1] is "not_recorded" or "unknown");

    [Fact]
    public void Read_AnyText_GivesAReadingOrHolds() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "").ToArbitrary(), text =>
        {
            FlagRow row = FlagRow.From(Lexicons.Ours.Read(text, Lexicons.Ours.Column("police", "CSE flag")));
            return row.Held == row.Values.All(value => value.Length == 0);
        }));

    private static void Holds(Gen<(Dictionary<string, string> Row, string Cell)> cases, Func<Dictionary<string, string>, string, bool> law) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(cases.ToArbitrary(), pair => law(pair.Row, pair.Cell).Label($"{pair.Row["source_agency"]} | {pair.Row["field_example"]} | {pair.Cell} gives {string.Join(' ', Read(pair.Row, pair.Cell).Values)}")));

    private static string Disguise(string cell, int[] changes)
    {
        bool words = cell.Count(char.IsAsciiLetter) > 1;
        IEnumerable<string> letters = cell.Select((character, index) => (character, changes[index]) switch
        {
            (' ', var change) => Gaps[change % Gaps.Length],
            ('-', var change) when char.IsAsciiDigit(cell.FirstOrDefault(char.IsAsciiLetterOrDigit)) is false => Dashes[change % Dashes.Length],
            ( >= 'a' and <= 'z' or >= 'A' and <= 'Z', var change) => (change % 6) switch
            {
                0 => char.ToUpperInvariant(character).ToString(),
                1 => char.ToLowerInvariant(character).ToString(),
                2 => ((char)(character + 0xFEE0)).ToString(),
                3 when words => $"{character}\u0301",
                4 when words => $"{character}\u200D",
                _ => character.ToString(),
            },
            _ => character.ToString(),
        });
        string[] before = ["", " ", "\u00A0", "\uFEFF", "\""];
        string[] after = ["", " ", ".", ",", ":", ";", "\r\n", "\u00A0", "\""];
        return before[changes[^1] % before.Length] + string.Concat(letters) + after[changes[^2] % after.Length];
    }

    private static bool Same(FlagRow left, FlagRow right) => left.Held == right.Held && left.Values.SequenceEqual(right.Values);

    private static FlagRow Read(Dictionary<string, string> row, string cell) => FlagRow.From(Lexicons.Ours.Read(cell, Lexicons.Ours.Column(row["source_agency"], row["field_example"])));
}
