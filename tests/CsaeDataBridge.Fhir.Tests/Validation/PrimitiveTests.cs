using System.Text.RegularExpressions;
using CsaeDataBridge.Fhir;
using FsCheck;
using FsCheck.Fluent;

namespace CsaeDataBridge.Tests;

/// <summary>The checks by hand say what R4's regular expressions say, save where the specification's words say more.</summary>
public sealed class PrimitiveTests
{
    /// <summary>Where the words narrow the pattern: days that exist, integers of 32 bits, urn:uuid and urn:oid in their forms, base64 in whole groups, text that shows something.</summary>
    [Theory]
    [InlineData("boolean", "truefalse ")]
    [InlineData("integer", "-+0123456789 ")]
    [InlineData("positiveInt", "-+0123456789")]
    [InlineData("unsignedInt", "-+0123456789")]
    [InlineData("decimal", "-+.eE0123456789")]
    [InlineData("id", "abcXYZ019-._ ")]
    [InlineData("code", "ab \t\n")]
    [InlineData("uri", "urn:oid/ \t12.")]
    [InlineData("date", "0129-")]
    [InlineData("dateTime", "0123459-T:.Z+")]
    [InlineData("instant", "0123459-T:.Z+")]
    [InlineData("time", "0123459:.")]
    public void For_GeneratedText_IsAsThePatternSays(string type, string alphabet)
    {
        var pattern = new Regex($"^(?:{FhirSchema.R4.Type(type).Pattern})\\z", RegexOptions.CultureInvariant);
        Func<string, bool> check = PrimitiveCheck.For(type)!;
        Gen<string> texts = Gen.Elements(alphabet.ToCharArray()).NonEmptyListOf().Select(characters => new string([.. characters]))
            .Or(Gen.Elements(Seeds(type)).SelectMany(seed => Gen.Choose(0, seed.Length - 1).SelectMany(at => Gen.Elements(alphabet.ToCharArray()).Select(letter => seed[..at] + letter + seed[(at + 1)..]))))
            .Or(Gen.Elements(Seeds(type)));
        Prop.ForAll(texts.ToArbitrary(), text => check(text) == pattern.IsMatch(text) || IsNarrower(type, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("date", "2024-02-30", false)]
    [InlineData("date", "2024-02-29", true)]
    [InlineData("dateTime", "2024-02-29T10:00", false)]
    [InlineData("dateTime", "2024-02-29T10:00:00", false)]
    [InlineData("integer", "2147483648", false)]
    [InlineData("base64Binary", "Zg==", true)]
    [InlineData("base64Binary", "Zg=", false)]
    [InlineData("base64Binary", "Z.==", false)]
    [InlineData("uri", "urn:uuid:7221AA91-d9e1-44fa-8b90-c5a8c7caeade", false)]
    [InlineData("uri", "urn:uuid:7221aa91-d9e1-44fa-8b90-c5a8c7caeade", true)]
    [InlineData("oid", "urn:oid:1.2.036", false)]
    [InlineData("string", " \t", false)]
    [InlineData("string", "a\u0001", false)]
    public void For_WhereTheWordsSayMore_IsAsTheySay(string type, string text, bool expected) => Assert.Equal(expected, PrimitiveCheck.For(type)!(text));

    private static bool IsNarrower(string type, string text) => type switch
    {
        "date" or "dateTime" or "instant" => !PrimitiveCheck.For(type)!(text) && text.Length >= 10 && !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", out _),
        "integer" or "positiveInt" or "unsignedInt" => !int.TryParse(text, out _) || text == "-0",
        "uri" => text.StartsWith("urn:", StringComparison.Ordinal),
        _ => false,
    };

    private static string[] Seeds(string type) => type switch
    {
        "boolean" => ["true", "false"],
        "integer" or "positiveInt" or "unsignedInt" => ["120", "7"],
        "decimal" => ["1.20", "-0.5e-10", "100"],
        "id" => ["abc-1.2"],
        "code" => ["ab ab"],
        "uri" => ["urn:a", "u/1"],
        "date" => ["2024-02-29", "2024-02", "2024"],
        "time" => ["10:20:59", "10:20:59.123"],
        _ => ["2024-02-29T10:20:59Z", "2024-02-29T10:20:59.1+14:00", "2024-02-29"],
    };
}
