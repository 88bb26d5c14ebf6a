using System.Text.RegularExpressions;

namespace CsaeDataBridge.Fhir;

/// <summary>Rules for narratives and for what looks like one.</summary>
internal static partial class Narratives
{
    /// <summary>txt-1 and txt-2 ask the same of the text, once each.</summary>
    public static void Check(ValidationRun run, string text, FhirInvariant rule)
    {
        if (!XhtmlCheck.IsAllowed(text))
        {
            ElementCheck.Broken(run, rule);
        }
        else if (text.Contains("href", StringComparison.Ordinal) && Link().Matches(text).Any(link => !IsLink(link.Groups[1].Value)))
        {
            run.Error(FhirCodes.BadNarrative, "a link of a scheme that nobody can follow", "http, https, mailto, tel, a part of this resource, or a relative address", "link to what can be opened");
        }
    }

    public static bool LooksLikeHtml(string text) => text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text);

    private static bool IsLink(string address)
    {
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || address.AsSpan(0, colon).IndexOfAny('/', '#', '?') >= 0
            || address[..colon].ToUpperInvariant() is "HTTP" or "HTTPS" or "MAILTO" or "TEL" or "FTP" or "DATA" or "CID";
    }

    [GeneratedRegex("<a\\s[^>]*?href\\s*=\\s*[\"']([^\"']*)[\"']", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<(?:!--|[A-Za-z/][^>]*>)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
