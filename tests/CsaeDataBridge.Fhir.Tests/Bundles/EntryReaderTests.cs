using System.Text;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>Files of resources, streamed: what they hold, what is refused, and that nothing is kept of what was passed.</summary>
public sealed class EntryReaderTests
{
    private const string Patient = """{ "resourceType": "Patient", "id": "a" }""";

    [Fact]
    public void Read_Bundle_GivesEntriesInOrder() => Assert.Equal(
        ["1 line 2 urn:uuid:1 - Patient", "2 line 3 - POST Patient", "3 line 4 - DELETE "],
        Entries($$"""
            { "entry": [
             { "fullUrl": "urn:uuid:1", "resource": {{Patient}} },
             { "request": { "url": "x", "method": "POST" }, "resource": {{Patient}} },
             { "request": { "method": "DELETE" } } ], "type": "transaction", "resourceType": "Bundle" }
            """));

    [Theory]
    [InlineData("document")]
    [InlineData("message")]
    [InlineData("transaction")]
    [InlineData("batch")]
    [InlineData("collection")]
    [InlineData("searchset")]
    [InlineData("history")]
    public void Read_BundleOfAnyType_IsRead(string type)
    {
        using var reader = Open($$"""{ "resourceType": "Bundle", "meta": { "tag": [ { "code": "x" } ] }, "type": "{{type}}", "entry": [ { "resource": {{Patient}} } ] }""");
        Assert.True(reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(type, reader.BundleType);
    }

    [Fact]
    public void Read_LinesAndAListWithEntries_AreResourcesOfTheirOwn() => Assert.Equal(
        ["1 line 1 - - Patient", "2 line 3 - - List"],
        Entries($$"""{{"\uFEFF"}}{{Patient}}{{"\n\n"}}{ "resourceType": "List", "status": "current", "mode": "working", "entry": [ { "item": { "reference": "Patient/a" } } ] }"""));

    [Fact]
    public void Resource_InTheMiddleOfABundle_NamesTheLineOfTheFile()
    {
        using var reader = Open("{ \"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [\n{ \"fullUrl\": \"u\",\n \"resource\": { \"resourceType\": \"Patient\",\n \"nome\": \"SECRET\" } } ] }");
        Assert.True(reader.Read());
        Assert.Equal(
            "FHR904 error  b.json, line 4, column 2, \"Patient\"\n  Found:    a key that the type does not have\n  Expected: elements of Patient\n  Fix:      take it away, or correct its spelling",
            Assert.Throws<BridgeException>(() => reader.Resource()).Message);
    }

    [Theory]
    [InlineData("", "FHR903", "line 1", "an empty file", "a resource, a bundle, or a resource a line", "ask for the file again, as R4 has it")]
    [InlineData("[ 1 ]", "FHR903", "line 1", "JSON that is no object", "a resource, an object with resourceType", "give a resource")]
    [InlineData("""{ "resourceType": "Bundle", "type": "SECRET", "entry": [] }""", "FHR911", "line 1", "a bundle of another type, or of none", "a Bundle of type document, message, transaction, transaction-response, batch, batch-response, history, searchset, collection", "ask for the file again, as R4 has it")]
    [InlineData("""{ "entry": [], "resourceType": "Patient" }""", "FHR911", "line 1", "entries in another resource", "a Bundle of type document, message, transaction, transaction-response, batch, batch-response, history, searchset, collection", "ask for the file again, as R4 has it")]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "type": "SECRET" }""", "FHR906", "line 1", "a key of the bundle twice", "each key once", "ask for the file again, as R4 has it")]
    [InlineData("""{ "resourceType": "Bundle", "entry": [ { "fullUrl": "a", "fullUrl": "SECRET" } ] }""", "FHR906", "line 1, \"Bundle.entry[0]\"", "a key of the entry twice", "each key once", "ask for the file again, as R4 has it")]
    [InlineData("""{ "resourceType": "Bundle", "entry": [ { "SECRET": 1 } ] }""", "FHR904", "line 1, \"Bundle.entry[0]\"", "a key that an entry does not have", "id, extension, modifierExtension, link, fullUrl, _fullUrl, resource, search, request, response", "ask for the file again, as R4 has it")]
    [InlineData("{ \"resourceType\": \"Bundle\",\n \"entry\": [ { \"resource\": { \"SECRET", "FHR901", "line 2, column 36", "text that is not JSON", "well-formed JSON", "mend the JSON here")]
    public void Read_WhatIsNoFileOfResources_SaysWhere(string text, string code, string place, string found, string expected, string fix) =>
        Assert.Equal($"{code} error  b.json, {place}\n  Found:    {found}\n  Expected: {expected}\n  Fix:      {fix}", Assert.Throws<BridgeException>(() => Entries(text)).Message);

    [Theory]
    [InlineData(100_000)]
    [InlineData(500)]
    public void Read_TooManyLevels_IsToldAsThat(int levels) =>
        Assert.Equal("FHR908", Code($$"""{ "resourceType": "Bundle", "type": "batch", "entry": [ { "resource": { "resourceType": "Patient", "extension": {{new string('[', levels)}}"""));

    [Fact]
    public void Read_InvalidUtf8InTheBundlesOwnTexts_IsNotJson()
    {
        byte[] text = Encoding.Latin1.GetBytes("""{ "resourceType": "Bundle", "type": "batch", "entry": [ { "fullUrl": "é" } ] }""");
        using var reader = new FhirEntryReader(new MemoryStream(text), "b.json");
        Assert.Equal("FHR901", Assert.Throws<BridgeException>(() => reader.Read()).Issues[0].Code);
    }

    [Fact]
    public void Read_AnyBytes_GiveResourcesOrACodedError()
    {
        byte[] seed = Encoding.UTF8.GetBytes($$"""{ "resourceType": "Bundle", "type": "batch", "entry": [ { "fullUrl": "urn:uuid:1", "resource": {{Patient}} }, { "request": { "method": "PUT" } } ] }""");
        Prop.ForAll<int, byte, int>((at, value, cut) =>
        {
            byte[] text = [.. seed];
            text[(at & int.MaxValue) % text.Length] = value;
            try
            {
                using var reader = new FhirEntryReader(new MemoryStream(text, 0, text.Length - ((cut & int.MaxValue) % 3 == 0 ? (cut & int.MaxValue) % text.Length : 0)), "b.json");
                while (reader.Read())
                {
                    _ = reader.Json.IsEmpty ? null : reader.Resource([]);
                }
            }
            catch (BridgeException fault)
            {
                Assert.StartsWith("FHR9", fault.Issues[0].Code, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static FhirEntryReader Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "b.json");

    private static string Code(string text) => Assert.Throws<BridgeException>(() => Entries(text)).Issues[0].Code;

    private static List<string> Entries(string text)
    {
        using FhirEntryReader reader = Open(text);
        var entries = new List<string>();
        while (reader.Read())
        {
            entries.Add($"{reader.Number} line {reader.Line} {reader.FullUrl ?? "-"} {reader.Method ?? "-"} {(reader.Json.IsEmpty ? "" : reader.Resource().Type.Name)}");
        }

        return entries;
    }
}
