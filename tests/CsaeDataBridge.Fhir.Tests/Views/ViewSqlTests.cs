using System.Text;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>The SQL of views, as DuckDB gets it.</summary>
public sealed class ViewSqlTests
{
    [Fact]
    public void Sql_ColumnsOfOneResource_ReadsTheJsonOnce() => Snapshot.Matches(Sql("""
        { "resource": "Patient", "constant": [ { "name": "use", "valueCode": "official" } ], "where": [ { "path": "active" } ],
          "select": [ { "column": [
            { "name": "id", "path": "getResourceKey()" },
            { "name": "born", "path": "birthDate" },
            { "name": "family", "path": "name.where(use = %use).family.first()" },
            { "name": "given", "path": "name.given", "collection": true },
            { "name": "dead", "path": "deceased.ofType(boolean)" },
            { "name": "doctor", "path": "generalPractitioner.getReferenceKey(Practitioner)" } ] } ] }
        """));

    [Fact]
    public void Sql_UnfoldedTwiceBesideAUnion_IsABranchForEachPart() => Snapshot.Matches(Sql("""
        { "resource": "Patient", "select": [
            { "column": [ { "name": "id", "path": "id" } ] },
            { "forEachOrNull": "contact", "column": [ { "name": "contact", "path": "name.text" }, { "name": "place", "path": "%rowIndex" } ] },
            { "unionAll": [
              { "forEach": "telecom", "column": [ { "name": "reach", "path": "value" } ] },
              { "forEach": "address", "column": [ { "name": "reach", "path": "line.join(', ')" } ] } ] } ] }
        """));

    [Fact]
    public void Sql_Repeat_WalksDownLevelByLevel() => Snapshot.Matches(Sql("""
        { "resource": "QuestionnaireResponse", "select": [ { "column": [ { "name": "id", "path": "id" } ] },
          { "repeat": [ "item", "answer.item" ], "column": [ { "name": "link", "path": "linkId" }, { "name": "answer", "path": "answer.value.ofType(string).first()" } ] } ] }
        """));

    [Fact]
    public void Sql_OtherResources_AreReadFromWhereTheReaderPutsThem() => Snapshot.Matches(Sql("""
        { "resource": "Encounter", "select": [ { "column": [
            { "name": "born", "path": "subject.resolve().ofType(Patient).birthDate" },
            { "name": "code", "path": "getReferrers(Condition.encounter).code.coding.code", "collection": true } ] } ] }
        """));

    private static string Sql(string view) => FhirView.Compile(Encoding.UTF8.GetBytes(view)).Sql("resource", "json");
}
