using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Rules and spellings that are in force for some years only, and the breaks that they state.</summary>
public sealed class EffectiveTests : IDisposable
{
    private const string List = """
        source: "A census"
        values: { sexual_abuse: ["19A"], sexual_abuse_by_child: ["19B"], missing: ["10A"] }
        dates:
          - { spellings: ["19A"], until: 2020-03-31, comparability: One code until 2020 }
          - { spellings: ["19B"], from: 2020-04-01, comparability: Two codes since }

        """;

    private const string Mapping = """
        mapping: exampleshire/factors
        format: 1
        version: 1.0.0
        agreement: ISA-EXS-0001/F-EXS-06
        changes: { 1.0.0: First version. }
        file: { name: "factors_*.csv", as_of: { from: name, pattern: "factors_(yyyy-MM-dd).csv" } }
        load: { kind: changes }
        read:
          ref:      { column: Ref, id: assessment, required: true }
          assessed: { column: Assessed, date: [yyyy-MM-dd] }
          factors:  { column: Factors, split: [";"], code: dfe_factor }
          main:     { column: Main, values: { use: factors/years }, on_unmapped: unknown }
        write:
          event: { kind: { is: assessment }, ref: ref, received_on: assessed }
          concern:
            csa:
              - { name: early, when: { factors: { has: [19A, 19B] } }, effective: { until: 2020-03-31, comparability: Not split by who did it }, status: suspected, precision: undifferentiated }
              - { name: late, when: [{ factors: { has: 19B } }, { main: { is: sexual_abuse_by_child } }], effective: { from: 2020-04-01, until: 2024-03-31, on: assessed, comparability: Split by who did it }, status: suspected, settings: [peer] }
          factor:
            found: { each: factors, factor: { of: factors, values: { use: factors/years } }, code: factors, answer: "yes" }
            main:  { factor: main, when: { main: { recorded: true } }, answer: "yes" }
        tests:
          - name: A code of its years
            given:  { ref: A, assessed: "2020-01-01", factors: 19A }
            as_of:  2020-03-31
            expect: { concern: [{ rule: early }], factor: [{ code: 19A, factor: sexual_abuse }] }
          - name: A code before its years
            given:  { ref: A, assessed: "2020-01-01", factors: "10A;19B" }
            as_of:  2020-03-31
            expect: { held: MAP340 }
          - name: A code after its years
            given:  { ref: A, assessed: "2020-01-01", factors: 19A }
            as_of:  2020-04-01
            expect: { held: MAP340 }
          - name: A word before its years is unknown where the mapping says so
            given:  { ref: A, assessed: "2020-01-01", main: 19B }
            as_of:  2020-03-31
            expect: { factor: [] }
          - name: A rule goes by the row's date where it says so
            given:  { ref: A, assessed: "2024-03-31", main: 19B }
            as_of:  2025-01-01
            expect: { concern: [{ rule: late }], factor: [{ factor: sexual_abuse_by_child }] }
          - name: A rule out of force does not match
            given:  { ref: A, assessed: "2024-04-01", factors: 19B }
            as_of:  2025-01-01
            expect: { concern: [] }
          - name: A rule by a date that is blank does not match
            given:  { ref: A, factors: 19B }
            as_of:  2025-01-01
            expect: { concern: [] }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-dates").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Run_PeriodsOfRulesAndSpellings_AllPass() =>
        Assert.Equal("", Fixtures.Message(MappingTests.Run(Fixtures.Compiler, Document(), null)));

    [Fact]
    public void Comparability_OfRulesAndLists_IsStated() => Assert.Equal(
        [
            "csa/early until 2020-03-31: Not split by who did it",
            "csa/late from 2020-04-01 until 2024-03-31: Split by who did it",
            "factors: 19A until 2020-03-31: One code until 2020",
            "factors: 19B from 2020-04-01: Two codes since",
            "main: 19A until 2020-03-31: One code until 2020",
            "main: 19B from 2020-04-01: Two codes since",
        ],
        Document().Comparability.Select(note => note.ToString()));

    [Fact]
    public void Read_OtherDaysOfAList_AreAnotherMapping() =>
        Assert.NotEqual(Document().Sha256, Document(List.Replace("2020-03-31", "2020-04-30", StringComparison.Ordinal)).Sha256);

    [Fact]
    public void Load_DatesOfNoSpelling_AreNamed() => Assert.Equal(
        """
        MAP301 error  _values/factors/years.yaml, line 4, column 5, "spellings"
          Found:    the spelling 19C, which the list does not have
          Expected: spellings of the list, each once
          Fix:      add it under 'values:', or correct it

        MAP301 error  _values/factors/years.yaml, line 5, column 5
          Found:    a first day after the last
          Expected: 'from:', 'until:' or both, the first day and the last
          Fix:      write them like { from: 2020-04-01, comparability: … }
        """,
        Assert.Throws<BridgeException>(() => Document(List
            .Replace("[\"19A\"], until", "[\"19C\"], until", StringComparison.Ordinal)
            .Replace("from: 2020-04-01", "from: 2020-04-01, until: 2019-01-01", StringComparison.Ordinal))).Message);

    private MappingDocument Document(string list = List)
    {
        Directory.CreateDirectory(Path.Combine(folder, "_values", "factors"));
        File.WriteAllText(Path.Combine(folder, "_values", "factors", "years.yaml"), list);
        return MappingReader.ReadText(Mapping, "mapping.yaml", ValueLists.Load([folder]));
    }
}
