using System.Text;
using CsaeDataBridge.Conformance;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("", FhirCodes.NotJson)]
    [InlineData("[]", FhirCodes.NotAResource)]
    [InlineData("{}", FhirCodes.NotAResource)]
    [InlineData("""{"resourceType":"Person "}""", FhirCodes.NotAResource)]
    [InlineData("""{"resourceType":"Patient","colour":"red"}""", FhirCodes.UnknownElement)]
    [InlineData("""{"resourceType":"Patient","_name":[{"id":"a"}]}""", FhirCodes.UnknownElement)]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", FhirCodes.WrongKind)]
    [InlineData("""{"resourceType":"Patient","name":{"family":"A"}}""", FhirCodes.WrongKind)]
    [InlineData("""{"resourceType":"Patient","active":true,"active":true}""", FhirCodes.Repeated)]
    [InlineData("""{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2020"}""", FhirCodes.Repeated)]
    [InlineData("""{"resourceType":"Patient","deceasedBoolean":true,"_deceasedDateTime":{"id":"a"}}""", FhirCodes.Repeated)]
    [InlineData("""{"resourceType":"Patient","name":[]}""", FhirCodes.Empty)]
    [InlineData("""{"resourceType":"Patient","name":[{}]}""", FhirCodes.Empty)]
    [InlineData("""{"resourceType":"Patient","name":[{"given":[null]}]}""", FhirCodes.Empty)]
    [InlineData("""{"resourceType":"Patient","id":"\ud800"}""", FhirCodes.NotJson)]
    [InlineData("""{"resourceType":"Patient"} {}""", FhirCodes.NotJson)]
    [InlineData("""{"resourceType":"Patient",}""", FhirCodes.NotJson)]
    public void ReadJson_WhatR4DoesNotAllow_IsRefusedByCode(string json, string code) =>
        Assert.Equal(code, Assert.Throws<BridgeException>(() => FhirJson.Read(Encoding.UTF8.GetBytes(json))).Issues[0].Code);

    [Fact]
    public void ReadJson_UnknownElement_SaysWhereWithoutTheValue()
    {
        byte[] json = "{\n \"resourceType\": \"Patient\",\n \"name\": [{\"family\": \"A\"}, {\n  \"surname\": \"B\"}]}"u8.ToArray();
        Assert.Equal(
            """
            FHR904 error  patient.json, line 4, column 3, "Patient.name[1]"
              Found:    a key that the type does not have
              Expected: elements of HumanName
              Fix:      take it away, or correct its spelling
            """,
            Assert.Throws<BridgeException>(() => FhirJson.Read(json, "patient.json")).Message);
    }

    [Fact]
    public void ReadJson_InvalidUtf8_IsRefused() =>
        Assert.Equal(FhirCodes.NotJson, Assert.Throws<BridgeException>(() => FhirJson.Read([.. "{\"resourceType\":\"Patient\",\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8])).Issues[0].Code);

    [Fact]
    public void ReadJson_AHundredThousandLevels_IsRefused()
    {
        string extensions = string.Concat(Enumerable.Repeat("{\"url\":\"a\",\"extension\":[", 100_000));
        Assert.Equal(FhirCodes.TooDeep, Assert.Throws<BridgeException>(() => FhirJson.Read(Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Patient\",\"extension\":[{extensions}"))).Issues[0].Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><Patient xmlns='http://hl7.org/fhir'/>", FhirCodes.NotXml)]
    [InlineData("<Patient/>", FhirCodes.NotAResource)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><colour value='red'/></Patient>", FhirCodes.UnknownElement)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><active value='1'/></Patient>", FhirCodes.WrongKind)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><active value='true'/><active value='true'/></Patient>", FhirCodes.Repeated)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><name/></Patient>", FhirCodes.Empty)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>text</Patient>", FhirCodes.WrongKind)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>", FhirCodes.NotXml)]
    public void ReadXml_WhatR4DoesNotAllow_IsRefusedByCode(string xml, string code) =>
        Assert.Equal(code, Assert.Throws<BridgeException>(() => FhirXml.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)))).Issues[0].Code);

    [Fact]
    public void WriteXml_ControlCharacter_IsRefused()
    {
        FhirNode patient = FhirJson.Read("""{"resourceType":"Patient","id":"\u0001"}"""u8);
        Assert.Equal(FhirCodes.CannotBeWritten, Assert.Throws<BridgeException>(() => FhirXml.Write(patient, Stream.Null)).Issues[0].Code);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","colour":"red"}""")]
    [InlineData("""{"resourceType":"Patient","name":["A"]}""")]
    public void WriteXml_WhatR4DoesNotHave_IsRefused(string json)
    {
        FhirNode patient = FhirJson.Read(Encoding.UTF8.GetBytes(json), null, new List<Issue>());
        Assert.Equal(FhirCodes.CannotBeWritten, Assert.Throws<BridgeException>(() => FhirXml.Write(patient, Stream.Null)).Issues[0].Code);
    }

    /// <summary>A good resource with some of its bytes changed, which reaches further into the readers than noise does.</summary>
    [Fact]
    public void Read_AnyBytes_GiveAResourceOrACodedIssue()
    {
        byte[] json = """{"resourceType":"Patient","id":"a","_birthDate":{"extension":[{"url":"u","valueDecimal":1.50}]},"birthDate":"2001","name":[{"given":["x",null],"_given":[null,{"id":"i"}]}],"contained":[{"resourceType":"Basic"}]}"""u8.ToArray();
        using var stream = new MemoryStream();
        FhirXml.Write(FhirJson.Read(json), stream);
        byte[] xml = stream.ToArray();
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ListOf(4).ToArbitrary(),
            changes =>
            {
                GivesResourceOrIssue(() => FhirJson.Read(Changed(json, changes)));
                GivesResourceOrIssue(() => FhirXml.Read(new MemoryStream(Changed(xml, changes))));
                GivesResourceOrIssue(() => FhirJson.ReadLines(new MemoryStream(Changed([.. json, (byte)'\n', .. json], changes))).ToArray());
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Read_Noise_GivesAResourceOrACodedIssue() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), noise =>
    {
        GivesResourceOrIssue(() => FhirJson.Read(noise));
        GivesResourceOrIssue(() => FhirXml.Read(new MemoryStream(noise)));
        GivesResourceOrIssue(() => FhirJson.ReadLines(new MemoryStream(noise)).ToArray());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>Values of a good resource replaced by others, of any kind, wherever they stand.</summary>
    [Fact]
    public void ReadAsItStands_AnyJson_IsWrittenAgainOrRefusedByCode()
    {
        string[] values = ["null", "1.50", "true", "\"x\"", "{}", "[]", "[null]", "[[1]]", "{\"a\":[1,\"b\",{\"c\":null}]}", "{\"extension\":[{\"url\":\"u\"}]}", "[\"x\",null,{\"id\":\"i\"}]"];
        string[] keys = ["id", "active", "birthDate", "_birthDate", "name", "_active", "deceasedBoolean", "_deceasedDateTime", "deceasedDateTime", "contained", "text", "colour", "_colour", "maritalStatus", "communication"];
        Gen<string> members = Gen.Zip(Gen.Elements(keys), Gen.Elements(values)).ListOf()
            .Select(list => $"{{\"resourceType\":\"Patient\",{string.Join(',', list.DistinctBy(member => member.Item1).Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}".Replace(",}", "}", StringComparison.Ordinal));
        Prop.ForAll(members.ToArbitrary(), text =>
        {
            byte[] json = Encoding.UTF8.GetBytes(text);
            try
            {
                Assert.Null(SameJson.Difference(json, FhirJson.Write(FhirJson.Read(json, null, new List<Issue>()))));
            }
            catch (BridgeException fault)
            {
                Assert.Contains(fault.Issues[0].Code, new[] { FhirCodes.WrongKind, FhirCodes.NotAResource });
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void ReadAsItStands_WhatR4DoesNotHave_IsKeptAndTold()
    {
        var faults = new List<Issue>();
        FhirNode patient = FhirJson.Read("""{"resourceType":"Patient","colour":["red"],"name":{"family":"A"},"active":"true"}"""u8, "patient.json", faults);
        Assert.Equal([FhirCodes.UnknownElement, FhirCodes.WrongKind, FhirCodes.WrongKind], faults.Select(fault => fault.Code));
        Assert.Equal("""{"resourceType":"Patient","colour":["red"],"name":{"family":"A"},"active":"true"}""", Encoding.UTF8.GetString(FhirJson.Write(patient)));
    }

    [Fact]
    public void ReadLines_BlankLinesAndNoEndOfLine_GivesAResourceALine()
    {
        using var stream = new MemoryStream("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n\n \r\n{\"resourceType\":\"Basic\",\"id\":\"b\"}"u8.ToArray());
        Assert.Equal(["Patient 1", "Basic 4"], FhirJson.ReadLines(stream).Select(resource => $"{resource.Type.Name} {resource.Line}"));
    }

    private static byte[] Changed(byte[] bytes, IEnumerable<int> changes)
    {
        byte[] changed = [.. bytes];
        foreach (int change in changes)
        {
            changed[change % bytes.Length] = (byte)(change >> 16);
        }

        return changed;
    }

    /// <summary>Texts and places are made when they are asked for, so all are asked for.</summary>
    private static void GivesResourceOrIssue(Func<FhirNode[]> read)
    {
        try
        {
            foreach (FhirNode resource in read())
            {
                Assert.All(FhirPathExpression.Compile("descendants()").Evaluate(resource).OfType<FhirNode>(), node => Assert.True(node.Line > 0 && node.Column > 0 && node.Value?.Length != -1));
            }
        }
        catch (BridgeException fault)
        {
            Assert.StartsWith("FHR90", fault.Issues[0].Code, StringComparison.Ordinal);
        }
    }

    private static void GivesResourceOrIssue(Func<FhirNode> read) => GivesResourceOrIssue(() => new[] { read() });
}
