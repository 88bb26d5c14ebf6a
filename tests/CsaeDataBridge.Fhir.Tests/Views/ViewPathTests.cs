using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>The SQL of an expression and the evaluator of FHIRPath give the same over the same resources.</summary>
public sealed class ViewPathTests
{
    private static readonly FhirNode[] Resources =
    [
        .. new[]
        {
            """
            { "resourceType": "Observation", "id": "a", "status": "final", "code": { "text": "C  x", "coding": [ { "system": "s", "code": "1" }, { "system": "t", "code": "2", "userSelected": true } ] },
                 "effectiveDateTime": "2020-05-01T10:00:00+01:00", "issued": "2020-05-01T09:00:00Z", "valueQuantity": { "value": 1.50, "unit": "mg", "_unit": { "extension": [ { "url": "u", "valueString": "why" } ] } },
                 "component": [ { "code": { "text": "x" }, "valueInteger": 3 }, { "code": { "text": "y" }, "valueString": "w" }, { "code": { "text": "x" }, "valueInteger": -2 } ] }
            """,
            """{ "resourceType": "Observation", "id": "b", "status": "final", "code": { "text": "c X" }, "effectiveDateTime": "2020-05", "valueInteger": 7, "note": [ { "text": "n1" }, { "text": "n2" } ] }""",
            """{ "resourceType": "Observation", "id": "c", "status": "amended", "code": { }, "effectivePeriod": { "start": "2020-05-01", "end": "2020-06-01" }, "valueTime": "10:30:00", "_status": { "id": "s" } }""",
            """{ "resourceType": "Observation", "id": "d", "status": "final", "code": { "coding": [ { "code": "1" } ] }, "valueBoolean": false, "component": [ { "code": { "text": "z" }, "valueQuantity": { "value": -0.125 } } ] }""",
        }.Select(text => FhirJson.Read(Encoding.UTF8.GetBytes(text), null, [])),
    ];

    [Theory]
    [InlineData("code.coding.code.first()")]
    [InlineData("code.coding.where(system = 't').code")]
    [InlineData("code.coding.code.last() & code.text")]
    [InlineData("code.coding.exists(userSelected)")]
    [InlineData("code.coding.all(code.exists())")]
    [InlineData("code.coding.count() + 1")]
    [InlineData("code.text = 'c X'")]
    [InlineData("code.text ~ 'c x'")]
    [InlineData("code.coding.code = '1'")]
    [InlineData("'1' in code.coding.code")]
    [InlineData("code.coding.code contains '2'")]
    [InlineData("code.coding.skip(1).code.first()")]
    [InlineData("code.coding.tail().exists()")]
    [InlineData("code.coding.take(1).code")]
    [InlineData("(code.coding.code | component.code.text).count()")]
    [InlineData("iif(status = 'final', code.coding.count(), 0)")]
    [InlineData("status = 'final' and value.ofType(integer) > 5")]
    [InlineData("status = 'final' or value.ofType(integer) > 5")]
    [InlineData("status = 'final' xor code.text.exists()")]
    [InlineData("status = 'amended' implies value.ofType(time) > @T10:00")]
    [InlineData("value.exists()")]
    [InlineData("value.exists() = code.text.exists()")]
    [InlineData("(status = 'final') = (id = 'a')")]
    [InlineData("(status = 'final').exists()")]
    [InlineData("value is Quantity")]
    [InlineData("value.ofType(boolean).not()")]
    [InlineData("value.ofType(Quantity).value * 2")]
    [InlineData("value.ofType(Quantity).value > 1.2")]
    [InlineData("value.ofType(Quantity).value.lowBoundary()")]
    [InlineData("value.ofType(Quantity).unit.extension('u').value.ofType(string)")]
    [InlineData("value.unit")]
    [InlineData("-value.ofType(integer)")]
    [InlineData("value.ofType(integer) div 2")]
    [InlineData("value.ofType(integer) mod 2")]
    [InlineData("value.ofType(integer) / 2")]
    [InlineData("effective.ofType(dateTime) = issued")]
    [InlineData("effective.ofType(dateTime) < @2020-06-01")]
    [InlineData("effective.ofType(dateTime) > @2020-05-01")]
    [InlineData("effective.ofType(dateTime).lowBoundary() < issued")]
    [InlineData("effective.start <= effective.end")]
    [InlineData("component.where(code.text = 'x').value.ofType(integer).first()")]
    [InlineData("component.select(value.ofType(integer)).count()")]
    [InlineData("component[1].value.ofType(string)")]
    [InlineData("component.value.ofType(Quantity).value.first().abs()")]
    [InlineData("component.code.text.distinct().count()")]
    [InlineData("component.code.text.first().startsWith('x')")]
    [InlineData("code.text.substring(1, 2)")]
    [InlineData("code.text.upper().length()")]
    [InlineData("code.text.replace('x', 'yy').contains('yy')")]
    [InlineData("code.text.matches('^c')")]
    [InlineData("iif(note.exists(), note.text.join('; '), 'none')")]
    [InlineData("status.id")]
    [InlineData("id.toInteger().exists()")]
    [InlineData("%resource.id + '-' + status")]
    [InlineData("getResourceKey()")]
    public void Rows_Expression_GiveWhatTheEvaluatorGives(string path)
    {
        FhirView view = FhirView.Compile(Encoding.UTF8.GetBytes($$"""{ "resource": "Observation", "select": [ { "column": [ { "name": "id", "path": "id" }, { "name": "a", "path": "{{path}}" } ] } ] }"""));
        Assert.Empty(view.Warnings);
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        string[] rows = [.. new FhirViewReader(session, view).Rows(Resources).Select(row => $"{row[0]} {Text(row[1])}")];
        string[] expected = [.. Resources.Select(resource => $"{resource.Elements("id").First().Value} {string.Join(" and ", FhirPathExpression.Compile(path).Evaluate(resource).Select(Text))}")];
        Assert.Equal(expected, rows);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        FhirNode { Type.Name: "decimal" } node => Text(decimal.Parse(node.Value!, CultureInfo.InvariantCulture)),
        FhirNode node => node.Value!,
        bool flag => flag ? "true" : "false",
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
