using System.Text;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Faults that people make in mappings: each is one edit of a mapping without fault, and its whole message.</summary>
public sealed class MappingFaultTests
{
    internal const string Sound = """
        mapping: exampleshire/referrals
        format: 1
        version: 1.0.0
        status: active
        agreement: ISA-EXS-0001/F-EXS-01
        provenance: { owner: Exampleshire, source_spec: list }
        changes:
          1.0.0: First version.

        file:
          name: "refs_*.csv"
          as_of: { from: name, pattern: "refs_(yyyy-MM-dd).csv" }
          blank: ["", "-"]
        load: { kind: changes, key: [ref] }
        new_columns: ignore
        missing_columns: ignore
        on_unmapped: hold
        on_unreadable: hold

        values:
          tick: { "yes": ["Y", "1"], "no": ["N"] }

        read:
          ref:      { column: Ref, id: referral, required: true }
          client:   { column: Client, id: person, required: true }
          born:     { column: DOB, date: [dd/MM/yyyy] }
          received: { column: Received, date: [dd/MM/yyyy, dd-MMM-yy], century: 20 }
          age:      { column: Age, number: 0..25 }
          flag:     { column: CSE, flag: cse, lexicon: social-care }
          asked:    { column: Asked, values: tick }

        write:
          event:  { kind: { is: referral }, ref: ref, received_on: received }
          person: { ref: client, born: born }
          concern:
            cse:
              - { name: flag, when: { flag: { harm: cse } }, from: flag }
              - { name: asked, when: { asked: { is: "yes" }, age: { under: 18 } }, status: suspected, role: experienced }

        checks:
          - { rows: { at_least: 1 } }

        tests:
          - name: A blank flag is not a no
            given:  { ref: R1, client: C1, received: 01/04/2025, flag: "" }
            expect: { concern: [] }

        """;

    // What each edit is, the text it replaces, and what it writes instead.
    private static readonly (string Name, string Old, string New)[] Edits =
    [
        ("an unknown key", "new_columns: ignore", "new_colums: ignore"),
        ("a key twice", "new_columns: ignore", "new_columns: ignore\nnew_columns: ignore"),
        ("a version that is not explained", "version: 1.0.0", "version: 1.1.0"),
        ("text written through", "born:     { column: DOB, date: [dd/MM/yyyy] }", "born:     { column: DOB }"),
        ("two ways to read a column", "number: 0..25 }", "number: 0..25, values: tick }"),
        ("a date without its year", "date: [dd/MM/yyyy] }", "date: [dd/MM] }"),
        ("a short year without a century", ", century: 20", ""),
        ("a spelling in two values", "\"no\": [\"N\"]", "\"no\": [\"n\", \"y\"]"),
        ("a list that is not there", "values: tick }", "values: ticks }"),
        ("a shared list that is not there", "values: tick }", "values: { use: sex/anyy } }"),
        ("a vocabulary that is not there", "lexicon: social-care", "lexicon: socialcare"),
        ("a column that the schema does not have", "received_on: received", "recieved_on: received"),
        ("a code that the schema does not have", "kind: { is: referral }", "kind: { is: referal }"),
        ("a field that is not read", "ref: client, born: born", "ref: client, born: birthday"),
        ("a number as a date", "received_on: received", "received_on: age"),
        ("a status that the schema does not have", "status: suspected", "status: suspect"),
        ("a no that the source cannot say", "status: suspected, role", "status: ruled_out, role"),
        ("a word that the field cannot be", "asked: { is: \"yes\" }", "asked: { is: maybe }"),
        ("a number that no cell can hold", "age: { under: 18 }", "age: { over: 30 }"),
        ("a test of another kind of field", "age: { under: 18 }", "age: { harm: cse }"),
        ("a rule that is never reached", "\n\nchecks:", "\n      - { name: again, when: { asked: { is: \"yes\" }, age: { under: 10 } }, status: at_risk, role: experienced }\n\nchecks:"),
        ("an event without a reference", "kind: { is: referral }, ref: ref", "kind: { is: referral }"),
        ("a reference that may be blank", "id: referral, required: true", "id: referral"),
        ("a check of a field that is not read", "rows: { at_least: 1 }", "blank: { field: flags, at_most: 60% }"),
        ("a test of a field that is not read", "flag: \"\" }", "flags: \"\" }"),
        ("a misspelt column", "column: DOB", "colunm: DOB"),
        ("a misspelt way to understand", "date: [dd/MM/yyyy] }", "dat: [dd/MM/yyyy] }"),
        ("a misspelt status of a rule", "status: suspected, role", "statsu: suspected, role"),
        ("a misspelt test of a condition", "age: { under: 18 }", "age: { undr: 18 }"),
        ("a misspelt key of the file", "  blank: [", "  blanc: ["),
        ("a misspelt part", "\nread:\n", "\nraed:\n"),
        ("numbers that are no range", "number: 0..25 }", "number: 0..25, numbers: 3 }"),
        ("numbers of a column without a number", "number: 0..25 }", "number: 0..25, numbers: 1..3 }"),
        ("numbered columns that nothing repeats", "{ column: Age, number: 0..25 }", "{ column: \"Age (n)\", number: 0..25, numbers: 1..3 }"),
        ("several numbers in a cell", "number: 0..25 }", "number: 0..25, split: [\";\"] }"),
        ("an event for each of one value", "event:  { kind", "event:  { each: age, kind"),
        ("an event for each of a field that is not read", "event:  { kind", "event:  { each: agee, kind"),
        ("events of one reference", "values: tick }\n\nwrite:\n  event:  { kind", "values: tick, split: [\";\"] }\n\nwrite:\n  event:  { each: asked, kind"),
        ("personal cells that are to be shown", "column: DOB, date: [dd/MM/yyyy] }", "column: DOB, date: [dd/MM/yyyy], show: true }"),
        ("a form that anything has", "id: person, required: true", "id: person, form: \".*\", required: true"),
        ("a key that is not read", "key: [ref]", "key: [reference]"),
        ("a period without days", "role: experienced }\n\nchecks", "role: experienced, effective: { comparability: Split later } }\n\nchecks"),
        ("a period without a word on comparing", "role: experienced }\n\nchecks", "role: experienced, effective: { from: 2020-01-01 } }\n\nchecks"),
        ("a period by a field that is not read", "role: experienced }\n\nchecks", "role: experienced, effective: { from: 2020-01-01, on: recieved, comparability: Split } }\n\nchecks"),
        ("a period by a field that is no date", "role: experienced }\n\nchecks", "role: experienced, effective: { from: 2020-01-01, on: age, comparability: Split } }\n\nchecks"),
        ("no key 'load'", "load: { kind: changes, key: [ref] }\n", ""),
    ];

    [Fact]
    public void Compile_Sound_HasNoWarning() => Assert.Empty(Fixtures.Compiler.Compile(Fixtures.Read(Sound), null).Warnings);

    [Fact]
    public void Compile_Faults_AreNamedWithPlaceAndFix()
    {
        var found = new StringBuilder();
        foreach ((string name, string old, string edited) in Edits)
        {
            string text = Sound.ReplaceLineEndings("\n");
            Assert.Contains(old, text, StringComparison.Ordinal);
            found.Append("# ").Append(name).Append('\n').Append(Faults(text.Replace(old, edited, StringComparison.Ordinal))).Append("\n\n");
        }

        Snapshot.Matches(found.ToString());
    }

    [Fact]
    public void Check_FaultsOfShapeAndMeaningTogether_AreAllNamed()
    {
        string text = Sound.ReplaceLineEndings("\n")
            .Replace("column: DOB", "colunm: DOB", StringComparison.Ordinal)
            .Replace("kind: { is: referral }", "kind: { is: referal }", StringComparison.Ordinal)
            .Replace("new_columns", "new_colums", StringComparison.Ordinal)
            .Replace("asked: { is: \"yes\" }", "asked: { is: maybe }", StringComparison.Ordinal);
        (MappingDocument document, IReadOnlyList<Issue> shape) = MappingReader.InspectText(text, "mapping.yaml", Fixtures.Lists);
        Assert.Equal(["MAP301", "MAP301"], shape.Select(issue => issue.Code));
        Assert.Equal(["MAP304", "MAP304"], Fixtures.Compiler.Check(document, null).Select(issue => issue.Code));
    }

    // What can be read of a broken mapping is checked too: no pair of faults may stop the checker itself.
    [Fact]
    public void Check_AnyTwoFaults_NeverFails()
    {
        string text = Sound.ReplaceLineEndings("\n");
        foreach ((string name, string old, string edited) in Edits.Where(edit => edit.Name != "a key twice"))
        {
            string once = text.Replace(old, edited, StringComparison.Ordinal);
            foreach ((string other, string second, string changed) in Edits.Where(edit => edit.Name != "a key twice"))
            {
                (MappingDocument document, IReadOnlyList<Issue> shape) = MappingReader.InspectText(once.Replace(second, changed, StringComparison.Ordinal), "mapping.yaml", Fixtures.Lists);
                Assert.True(shape.Concat(Fixtures.Compiler.Check(document, null)).Concat(name.Contains("test", StringComparison.Ordinal) || other.Contains("test", StringComparison.Ordinal) ? [Issue.Error("MAP391", Place.None, "", "", "")] : []).Any(), $"{name}, {other}");
            }
        }
    }

    private static string Faults(string text)
    {
        try
        {
            MappingDocument document = Fixtures.Read(text);
            CompiledMapping compiled = Fixtures.Compiler.Compile(document, null);
            return Fixtures.Message([.. compiled.Warnings, .. MappingTests.Run(Fixtures.Compiler, document, null)]);
        }
        catch (BridgeException failure)
        {
            return failure.Message;
        }
    }
}
