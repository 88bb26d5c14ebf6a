using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>What a view may not be; each message whole.</summary>
public sealed class ViewRefusalTests
{
    [Theory]
    [InlineData("""{ "resource": "Patient", "resource": "Patient" }""", "FHR980 error  v.json\n  Found:    text that is not JSON, or a key twice in one object\n  Expected: one JSON object of at most 64 levels")]
    [InlineData("""{ "resource": "Patent", "select": [] }""", "FHR980 error  v.json, \"resource\"\n  Found:    a type of resource that R4 does not have\n  Expected: for example Patient")]
    [InlineData("""{ "resource": "Patient", "select": [ { "forEech": "name" } ] }""", "FHR980 error  v.json, \"select[0]\"\n  Found:    a key that a ViewDefinition does not have here\n  Expected: one of column, select, forEach, forEachOrNull, repeat, unionAll, id, extension")]
    [InlineData("""{ "resource": "Patient", "select": [ { "forEach": "name", "repeat": [ "name" ] } ] }""", "FHR980 error  v.json, \"select[0]\"\n  Found:    forEach and repeat\n  Expected: one of forEach, forEachOrNull and repeat")]
    [InlineData("""{ "resource": "Patient", "select": [ { "column": [ { "name": "1st", "path": "id" } ] } ] }""", "FHR980 error  v.json, \"select[0].column[0].name\"\n  Found:    a name with other characters\n  Expected: a letter, then letters, digits and underscores")]
    [InlineData("""{ "resource": "Patient", "constant": [ { "name": "n", "valueInteger": "1" } ], "select": [ { } ] }""", "FHR980 error  v.json, \"constant[0].valueInteger\"\n  Found:    a value that is not of its type\n  Expected: a primitive of R4, in the shape of its type")]
    public void Compile_WhatIsNoView_SaysWhere(string view, string message) => AssertRefused(view, $"{message}\n  Fix:      correct the ViewDefinition");

    [Theory]
    [InlineData("name", "column 1, \"select[0].column[0].path\"", "a column of whole elements", "a primitive, such as a member of the element")]
    [InlineData("deceased", "column 1, \"select[0].column[0].path\"", "an element that has several types", "ofType() after it")]
    [InlineData("%SECRET.first()", "column 1, \"select[0].column[0].path\"", "%SECRET, which is not defined", "a constant of the view, or %rowIndex, %resource")]
    [InlineData("name.given.trace('SECRET')", "column 12, \"select[0].column[0].path\"", "trace(), which a view does not compute", "the part of FHIRPath that docs/fhir.md lists for views")]
    [InlineData("birthDate > 5", "column 11, \"select[0].column[0].path\"", "values that have no order between them", "two numbers, texts, dates or times")]
    public void Compile_PathThatNoColumnCanHold_SaysWhere(string path, string place, string found, string expected) =>
        AssertRefused(Column(path), $"FHR981 error  v.json, {place}\n  Found:    {found}\n  Expected: {expected}\n  Fix:      correct the expression, or narrow it, for example with ofType() or first()");

    [Fact]
    public void Compile_ValueInAColumnOfAnotherType_IsRefused() =>
        AssertRefused("""{ "resource": "Patient", "select": [ { "column": [ { "name": "a", "path": "active", "type": "string" } ] } ] }""", "FHR981 error  v.json, column 1, \"select[0].column[0].path\"\n  Found:    a boolean in a column of type string\n  Expected: the type that the path gives\n  Fix:      correct the expression, or narrow it, for example with ofType() or first()");

    [Fact]
    public void Compile_NameInTwoCases_IsRefused() =>
        AssertRefused("""{ "resource": "Patient", "select": [ { "column": [ { "name": "Id", "path": "id" }, { "name": "id", "path": "id" } ] } ] }""", "FHR982 error  v.json, \"select\"\n  Found:    the column Id twice\n  Expected: each name once; DuckDB does not tell upper from lower case\n  Fix:      correct the names of the columns");

    [Fact]
    public void Compile_NoFhirPath_KeepsTheCodeAndNamesTheKey() =>
        AssertRefused("""{ "resource": "Patient", "select": [ { "forEach": "@@" } ] }""", "FHR920 error  v.json, column 1, \"select[0].forEach\"\n  Found:    a date or time that does not exist\n  Expected: @2015-02-04, @2015-02-04T14:34:28+10:00 or @T14:34:28\n  Fix:      correct the expression");

    [Fact]
    public void Compile_ElementThatR4DoesNotHave_WarnsAndGivesNothing()
    {
        FhirView view = FhirView.Compile(Encoding.UTF8.GetBytes(Column("nome.given")), "v.json");
        Assert.Equal("FHR983 warning  v.json, column 1, \"select[0].column[0].path\"\n  Found:    nome, which Patient does not have\n  Expected: an element of the type\n  Fix:      correct the spelling; until then it is always empty", Assert.Single(view.Warnings).ToString());
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        Assert.Equal([null], Assert.Single(new FhirViewReader(session, view).Rows([FhirJson.Read("""{ "resourceType": "Patient" }"""u8)])));
    }

    [Fact]
    public void Rows_SeveralItemsForOnePlace_NamesTheColumnsWithoutContent()
    {
        FhirView view = FhirView.Compile(Encoding.UTF8.GetBytes(Column("name.family")), "v.json");
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        BridgeException fault = Assert.Throws<BridgeException>(() => new FhirViewReader(session, view).Rows([FhirJson.Read("""{ "resourceType": "Patient", "name": [ { "family": "SECRET" }, { "family": "B" } ] }"""u8)]).ToList());
        Assert.Equal("FHR984 error  v.json\n  Found:    several items where one must stand, or a number out of range\n  Expected: one item in a\n  Fix:      narrow the expression with first(), unfold it with forEach, or say \"collection\": true", fault.Message);
    }

    private static string Column(string path) => $$"""{ "resource": "Patient", "select": [ { "column": [ { "name": "a", "path": "{{path}}" } ] } ] }""";

    private static void AssertRefused(string view, string message) =>
        Assert.Equal(message, Assert.Throws<BridgeException>(() => FhirView.Compile(Encoding.UTF8.GetBytes(view), "v.json")).Message);
}
