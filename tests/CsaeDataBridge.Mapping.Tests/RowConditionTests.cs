using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Every comparison that a row condition may make, over every kind of field and over blanks, in the script that a load runs.</summary>
public sealed class RowConditionTests : IDisposable
{
    private const string Mapping = """
        mapping: test/conditions
        format: 1
        version: 1.0.0
        status: active
        agreement: ISA-T/F-1
        provenance: { owner: A tester, source_spec: none }
        changes: { 1.0.0: First version. }
        file:
          name: "rows_*.csv"
          as_of: { from: name, pattern: "rows_(yyyy-MM-dd).csv" }
          blank: [""]
        load: { kind: append }
        new_columns: ignore
        missing_columns: ignore
        on_unmapped: hold
        on_unreadable: hold
        values:
          place: { here: [Here], there: [There], unknown: [Not known] }
        read:
          ref:   { column: Ref, id: case, required: true }
          child: { column: Child, id: person, required: true }
          nhs:   { column: NHS, identity: nhs_number }
          born:  { column: Born, date: [yyyy-MM-dd] }
          seen:  { column: Seen, date: [yyyy-MM-dd] }
          score: { column: Score, number: 0..100 }
          place: { column: Place, values: place }
        write:
          event: { kind: { is: referral }, ref: ref, received_on: seen }
          person: { ref: child, born: born, nhs_number: nhs }
        """;

    private const string Rows = """
        Ref,Child,NHS,Born,Seen,Score,Place
        E2,C2,9990024715,2008-02-29,2025-02-28,10,Here
        E3,C3,9990000573,2008-02-29,2025-03-01,11,There
        E4,C4,9990009589,2007-04-01,2025-04-01,12,Not known
        E5,C5,,,2025-04-01,,
        E6,C6,,2010-01-01,,13,Here

        """;

    private static readonly FieldDerivation Age = new("age", "age_at", "seen", []);
    private static readonly FieldDerivation Side = new("side", "codelist", "SIDES", [new("here", "near"), new("there", "far")]);
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-conditions").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("score", RowOperator.Equal, "11", "3")]
    [InlineData("score", RowOperator.In, "11 13", "3 6")]
    [InlineData("score", RowOperator.NotEqual, "11", "2 4 6")]
    [InlineData("score", RowOperator.NotIn, "11 13", "2 4")]
    [InlineData("score", RowOperator.LessThan, "11", "2")]
    [InlineData("score", RowOperator.LessThanOrUnknown, "11", "2 5")]
    [InlineData("score", RowOperator.AtMost, "11", "2 3")]
    [InlineData("score", RowOperator.GreaterThan, "11", "4 6")]
    [InlineData("score", RowOperator.AtLeast, "11", "3 4 6")]
    [InlineData("score", RowOperator.Between, "11 12", "3 4")]
    [InlineData("score", RowOperator.IsPresent, "", "2 3 4 6")]
    [InlineData("seen", RowOperator.Between, "2025-02-28 2025-03-01", "2 3")]
    [InlineData("seen", RowOperator.LessThanOrUnknown, "2025-03-01", "2 6")]
    [InlineData("seen", RowOperator.IsPresent, "", "2 3 4 5")]
    [InlineData("place", RowOperator.Equal, "HERE", "2 6")]
    [InlineData("place", RowOperator.NotEqual, "here", "3")]
    [InlineData("place", RowOperator.IsPresent, "", "2 3 6")]
    [InlineData("age", RowOperator.LessThan, "17", "2")]
    [InlineData("age", RowOperator.Equal, "17", "3")]
    [InlineData("age", RowOperator.AtLeast, "18", "4")]
    [InlineData("age", RowOperator.LessThanOrUnknown, "18", "2 3 5 6")]
    [InlineData("side", RowOperator.In, "Near", "2 6")]
    [InlineData("side", RowOperator.NotIn, "near", "3")]
    [InlineData("side", RowOperator.IsPresent, "", "2 3 6")]
    public void Map_Condition_LetsInTheRowsThatMeetIt(string field, RowOperator comparison, string values, string lines) =>
        Assert.Equal(lines, Mapped(Flow(field, comparison, values)));

    [Fact]
    public void Map_Lists_LetInWhoIsClearedAndDoesNotObject()
    {
        InboundFlow flow = Flow("ref", RowOperator.IsPresent, "") with { Rows = [], OptOut = new OptOutRule(true, 21, Place.None) };
        Assert.Equal("2 3", Mapped(flow, List("national_data_opt_out", "9990024715,\n999 000 0573\n")));
        flow = flow with { OptOut = flow.OptOut! with { Applies = false }, Objections = new ObjectionRule("objections", 21, Place.None) };
        Assert.Equal("2 4 5 6", Mapped(flow, List("objections", "nhs_number\n9990000573\n")));
        Assert.Equal("2 3 4 5 6", Mapped(flow, List("objections", "")));

        flow = flow with { OptOut = flow.OptOut! with { Applies = true } };
        Assert.Equal("2", Mapped(flow, List("national_data_opt_out", "9990024715\n9990000573\n"), List("objections", "9990000573\n")));
        Issue missing = Assert.Single(Assert.Throws<BridgeException>(() => Mapped(flow, List("objections", "9990000573\n"))).Issues);
        Assert.Equal(
            """
            MAP327 error  "national_data_opt_out"
              Found:    no list
              Expected: a file of NHS numbers, one in a line, which may begin with the line nhs_number
              Fix:      fetch the list: without it the flow is shut
            """,
            missing.ToString());
    }

    [Theory]
    [InlineData("age", "seen", "due", RowOperator.LessThan, "18", "a row condition on a field that the mapping does not read")]
    [InlineData("age", "seen", "seen", RowOperator.LessThan, "old", "a row condition that does not fit how the mapping reads the field")]
    [InlineData("side", "seen", "seen", RowOperator.NotEqual, "away", "the word away, which the field never holds")]
    public void Check_ConditionOnADerivedName_ThatCannotBeAsked_IsNamed(string name, string from, string to, RowOperator comparison, string value, string found)
    {
        InboundFlow flow = Flow(name, comparison, value);
        flow = flow with { Fields = [.. flow.Fields.Select(field => field with { Derives = [.. field.Derives.Select(derived => derived.Argument == from ? derived with { Argument = to } : derived)] })] };
        Issue issue = Assert.Single(Assert.Throws<BridgeException>(() => Fixtures.Compiler.Compile(Fixtures.Read(Mapping), flow)).Issues);
        Assert.Equal(("MAP317", found, name), (issue.Code, issue.Found, issue.Place.Field));
    }

    [Fact]
    public void Check_ListAndNoNumberToLookUp_IsNamed()
    {
        string text = Mapping.Replace("  nhs:   { column: NHS, identity: nhs_number }\n", "", StringComparison.Ordinal).Replace(", nhs_number: nhs", "", StringComparison.Ordinal);
        InboundFlow flow = Flow("seen", RowOperator.IsPresent, "") with { Objections = new ObjectionRule("objections", 21, Place.None) };
        Issue issue = Assert.Single(Assert.Throws<BridgeException>(() => Fixtures.Compiler.Compile(Fixtures.Read(text), flow)).Issues);
        Assert.Equal(("MAP327", "a clause that asks the list objections, and a mapping that reads no NHS number"), (issue.Code, issue.Found));
    }

    private static InboundFlow Flow(string field, RowOperator comparison, string values) => Fixtures.Flow("ISA-NS-0007/F-POL-01") with
    {
        Fields =
        [
            .. Fixtures.Read(Mapping).Fields.Select(read => new PermittedField(read.Name, "QUASI", read.Name == "nhs" ? "identity_vault" : "as_is", null, "C1", read.Name switch { "born" => [Age], "place" => [Side], _ => [] }, Place.None)),
        ],
        Rows = [new RowCondition(field, comparison, values.Split(' ', StringSplitOptions.RemoveEmptyEntries), "C9", Place.None)],
        Never = [],
        RefuseUnlisted = false,
    };

    private PersonList List(string name, string text)
    {
        string path = Path.Combine(folder, $"{name}.txt");
        File.WriteAllText(path, text);
        return new PersonList(name, path, new DateOnly(2025, 6, 1));
    }

    private string Mapped(InboundFlow flow, params PersonList[] lists)
    {
        string path = Path.Combine(folder, "rows_2025-06-01.csv");
        File.WriteAllText(path, Rows);
        CompiledMapping mapping = Fixtures.Compiler.Compile(Fixtures.Read(Mapping), flow);
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
        session.AttachMemory("stage", compress: false);
        session.AttachMemory("mapped");
        using var key = new IdKey(new byte[32]);
        var run = new MappingRun(session, mapping, "test/conditions", new DateOnly(2025, 6, 1)) { Lists = lists };
        StageSummary staged = new Stager(session, key).Stage(Delivery.Open(path), mapping.StagePlan, 2, run.OnSlice, null, CancellationToken.None);
        MappingOutcome outcome = run.Finish(staged, null);
        Assert.Equal((5, 0), (outcome.Mapped + outcome.Excluded, outcome.Held));
        return string.Join(' ', session.Query("SELECT _line FROM mapped.main.\"row\" WHERE _fate = 0 ORDER BY 1", row => row.GetInt64(0).ToString(CultureInfo.InvariantCulture)));
    }
}
