using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

public sealed class ExpressionTests
{
    private static readonly FhirNode Patient = FhirJson.Read("""
        {"resourceType":"Patient","id":"p","active":true,"birthDate":"2010-03","name":[{"family":"A","given":["B","C"]},{"text":"D"}],
         "contained":[{"resourceType":"Organization","id":"o","name":"E"}],"managingOrganization":{"reference":"#o"},
         "multipleBirthInteger":2,"extension":[{"url":"u","valueQuantity":{"value":1.50,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}]}
        """u8);

    private static readonly string[] Words =
    [
        "Patient", "name", "given", "birthDate", "$this", "$index", "$total", "%resource", "%ucum", "'a'", "1", "2.50", "@2015-02", "@T10:30", "@2015T10Z", "{}", "true", "4 days", "1 'kg'",
        ".", ".", ".", "(", ")", "[", "]", ",", "+", "-", "*", "/", "div", "mod", "&", "|", "=", "!=", "~", "!~", "<", ">=", "and", "or", "xor", "implies", "in", "contains", "is", "as", "Quantity", "String",
        "where(", "select(", "repeat(", "all(", "exists(", "ofType(", "iif(", "aggregate(", "sort(", "descendants()", "children()", "first()", "count()", "distinct()", "toString()", "toQuantity()", "toDate()",
        "matches(", "replaceMatches(", "replace(", "split(", "join(", "substring(", "lowBoundary(", "highBoundary(", "precision()", "power(", "round(", "sqrt()", "extension(", "resolve()", "type()", "trace(", "defineVariable(", "%a", "memberOf(", "decode(", "unescape(", "not()",
    ];

    [Theory]
    [InlineData("name.given", "B, C")]
    [InlineData("name.where(family = 'A').given.last()", "C")]
    [InlineData("Patient.managingOrganization.resolve().name", "E")]
    [InlineData("managingOrganization.resolve() is Organization", "True")]
    [InlineData("birthDate + 10 years", "2020-03")]
    [InlineData("birthDate < @2010-03-15", "")]
    [InlineData("birthDate < @2010-04-01", "True")]
    [InlineData("multipleBirth + 0.5", "2.5")]
    [InlineData("extension('u').value = 1500 'g'", "True")]
    [InlineData("extension('u').value * 2 'm'", "3.00 'kg.m'")]
    [InlineData("2147483647 + 1", "")]
    [InlineData("1.20 + 1", "2.20")]
    [InlineData("@2015-01-31 + 1 month", "2015-02-28")]
    [InlineData("@T23:30 + 1 hour", "00:30")]
    [InlineData("@2015 + 23 months", "2016")]
    [InlineData("'1.50'.toDecimal().precision()", "2")]
    [InlineData("60 'mm[Hg]' < 9000 'Pa'", "True")]
    [InlineData("1 '{tablet}' = 1 '{tablet}'", "True")]
    [InlineData("(name | name).count()", "2")]
    [InlineData("name.defineVariable('all').first().select(given.first() & %all.count().toString())", "B2")]
    [InlineData("defineVariable('n', 1).select(%n) | defineVariable('n', 2).select(%n)", "1, 2")]
    [InlineData("name.where(defineVariable('f', family).exists() and %resource.id = 'p').count()", "2")]
    [InlineData("active.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "False")]
    [InlineData("'female'.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "True")]
    [InlineData("'female'.memberOf('urn:nobody')", "")]
    public void Evaluate_Expression_GivesItems(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", FhirPathExpression.Compile(text).Evaluate(Patient).Select(item => item is FhirNode node ? node.Value : Convert.ToString(item, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("<p>a</p>", true)]
    [InlineData("<img src='#a' alt='b'/>", true)]
    [InlineData("<p> </p>", false)]
    [InlineData("<p>", false)]
    [InlineData("a<script>b</script>", false)]
    [InlineData("<p onclick='a'>b</p>", false)]
    [InlineData("<a href=' javascript:a()'>b</a>", false)]
    [InlineData("<p xmlns='urn:a'>b</p>", false)]
    public void HtmlChecks_Narrative_AllowsFormattingAlone(string inner, bool expected)
    {
        string text = $"<div xmlns='http://www.w3.org/1999/xhtml'>{inner}</div>";
        Assert.Equal([expected], FhirPathExpression.Compile($"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'.htmlChecks()").Evaluate(null));
    }

    [Fact]
    public void Evaluate_ClockAndVariables_ComeFromTheContext()
    {
        var context = new FhirPathContext { Clock = new FixedClock(), Variables = new Dictionary<string, IReadOnlyList<object>> { ["limit"] = [18] } };
        Assert.Equal([true], FhirPathExpression.Compile("today() = @2026-01-02 and %limit = 18").Evaluate(null, context));
    }

    [Theory]
    [InlineData("name.", FhirCodes.PathSyntax)]
    [InlineData("unheardOf()", FhirCodes.PathSyntax)]
    [InlineData("name.first(1)", FhirCodes.PathSyntax)]
    [InlineData("@2015-02-30", FhirCodes.PathSyntax)]
    [InlineData("name.given + 'a'", FhirCodes.PathFailed)]
    [InlineData("%limit", FhirCodes.PathFailed)]
    [InlineData("'a'.matches('(')", FhirCodes.PathFailed)]
    [InlineData("defineVariable('n', 1).defineVariable('n', 2)", FhirCodes.PathFailed)]
    [InlineData("name.defineVariable('resource')", FhirCodes.PathFailed)]
    [InlineData("select(defineVariable('n', 1)).select(%n)", FhirCodes.PathFailed)]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$')", FhirCodes.PathTooCostly)]
    [InlineData("1.repeat($this + 1)", FhirCodes.PathTooCostly)]
    [InlineData("(1|2|3|4|5|6|7|8|9).aggregate($total.replace('', 'aaaaaaaaaaaaaaaaaaaaaaaa'), 'a')", FhirCodes.PathTooCostly)]
    public void Evaluate_WhatCannotBe_IsRefusedByCode(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BridgeException>(() => FhirPathExpression.Compile(text).Evaluate(Patient)).Issues[0].Code);

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Compile_ManyLevels_IsRefused(char opening) =>
        Assert.Equal(FhirCodes.PathTooCostly, Assert.Throws<BridgeException>(() => FhirPathExpression.Compile(new string(opening, 50_000))).Issues[0].Code);

    [Fact]
    public void Check_UnknownElement_SaysWhere() => Assert.Equal(
        """
        FHR921 error  column 15
          Found:    nam, which Patient does not have
          Expected: an element of the type
          Fix:      correct the expression, or the type it is meant for
        """,
        FhirPathExpression.Compile("true and (1 | nam) = 1").Check(Patient.Type)!.ToString());

    /// <summary>Words of the language in any order reach further than letters do.</summary>
    [Fact]
    public void Evaluate_AnyText_GivesItemsOrACodedIssue()
    {
        var context = new FhirPathContext { MaxCost = 20_000 };
        Gen<string> words = Gen.Choose(0, Words.Length - 1).ListOf().Select(indices => string.Join(' ', indices.Select(index => Words[index])));
        Gen<string> closed = words.Select(text => text + new string(')', Math.Max(0, text.Count(letter => letter == '(') - text.Count(letter => letter == ')'))));
        Prop.ForAll(
            Gen.OneOf(words, closed, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary(),
            text =>
            {
                try
                {
                    FhirPathExpression expression = FhirPathExpression.Compile(text);
                    expression.Check(Patient.Type);
                    Assert.NotNull(expression.Evaluate(Patient, context));
                }
                catch (BridgeException fault)
                {
                    Assert.StartsWith("FHR92", fault.Issues[0].Code, StringComparison.Ordinal);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
