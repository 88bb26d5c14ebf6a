using System.Globalization;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Number_OfTheStandard_IsWrittenAsItSays(string bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_NotFinite_IsRefused(double number) =>
        Assert.Equal("AGR618", Assert.Throws<BridgeException>(() => CanonicalJson.Number(number)).Issues[0].Code);

    [Fact]
    public void Of_Json_SortsKeysByTheirUnitsAndWritesLiterals()
    {
        // RFC 8785, sections 3.2.2 and 3.2.3.
        Assert.Equal(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
            Json("""{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"""));
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Json("""{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}"""));
    }

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""["\ud800"]""")]
    public void Of_JsonThatCannotBeWrittenInOneWay_IsRefused(string json) =>
        Assert.Equal("AGR618", Assert.Throws<BridgeException>(() => Json(json)).Issues[0].Code);

    [Fact]
    public void Of_Yaml_IsTheSameForEveryLayoutAndDiffersForEveryValue()
    {
        string flow = Yaml("b: { y: [1, 'two'], x: no }\na: \"4.1\"\n");
        Assert.Equal("""{"a":"4.1","b":{"x":"no","y":["1","two"]}}""", flow);
        Assert.Equal(flow, Yaml("# said before\na: 4.1\nb:\n  x: \"no\"\n  y:\n    - 1\n    - two\n"));
        Assert.NotEqual(flow, Yaml("a: 4.10\nb: { x: no, y: [1, two] }\n"));
        Assert.Equal("""{"a":"4.1"}""", Encoding.UTF8.GetString(CanonicalJson.Of(StrictYaml.ReadText("a: 4.1\nb: { a: 1 }\nc: 2\n", "a.yaml"), "b", "c")));
    }

    private static string Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = true });
        return Encoding.UTF8.GetString(CanonicalJson.Of(document.RootElement));
    }

    private static string Yaml(string text) => Encoding.UTF8.GetString(CanonicalJson.Of(StrictYaml.ReadText(text, "a.yaml")));
}
