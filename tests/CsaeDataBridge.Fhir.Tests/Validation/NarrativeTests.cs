using System.Text.Json;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>The quick reading of narratives never allows what reading them as XML refuses.</summary>
public sealed class NarrativeTests
{
    [Fact]
    public void IsSurelyAllowed_HL7sNarratives_AreAllowedAsXmlToo()
    {
        int sure = 0;
        int all = 0;
        foreach (string file in HL7Package.Files("*.json").Where(file => new FileInfo(file).Length < 40_000).Where((_, index) => index % 3 == 0))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (document.RootElement.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.Object && text.TryGetProperty("div", out JsonElement div))
            {
                all++;
                foreach (string narrative in Variants(div.GetString()!))
                {
                    bool isSure = XhtmlScan.IsSurelyAllowed(narrative);
                    sure += isSure ? 1 : 0;
                    Assert.True(!isSure || XhtmlCheck.IsAllowedAsXml(narrative), Path.GetFileName(file));
                }
            }
        }

        Assert.True(sure > all / 2, $"{sure} of {all}");
    }

    /// <summary>The narrative, and what cutting, doubling and spoiling it makes.</summary>
    private static IEnumerable<string> Variants(string text) =>
    [
        text, text[..^6], text[..(text.Length / 2)] + text[(text.Length / 2)..], text + "<p/>", text.Replace("</p>", "", StringComparison.Ordinal), text.Replace("<p>", "<p id=\"a\" id=\"b\">", StringComparison.Ordinal),
        text.Replace("<b>", "<script>", StringComparison.Ordinal), text.Replace(">", " onclick=\"a\">", StringComparison.Ordinal), text.Replace("<", "&", StringComparison.Ordinal), text.Replace("\"", "", StringComparison.Ordinal),
        text.Replace("</", "< /", StringComparison.Ordinal), text.Remove(text.Length / 3, 1), text.Remove(text.Length / 5, 2), text.Insert(text.Length / 2, "<"), text.Insert(text.Length / 2, "&nbsp;"), text.Insert(text.Length / 2, "]]>"),
    ];
}
