using System.Collections.Frozen;
using System.Xml;

namespace CsaeDataBridge.Fhir;

/// <summary>Whether a narrative keeps to what FHIR allows in it: formatting of HTML 4 (chapters 7 to 11 and 15), links and images, nothing that runs.</summary>
internal static class XhtmlCheck
{
    private static readonly FrozenSet<string> Elements = Set(
        "a abbr acronym address area b big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li map ol p pre q s samp small span strike strong style sub sup table tbody td tfoot th thead tr tt u ul var");

    private static readonly FrozenSet<string> Attributes = Set("accesskey class dir id lang style tabindex title");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Own = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["a"] = Set("charset coords href hreflang name rel rev shape target type"),
        ["area"] = Set("alt coords href nohref shape"),
        ["img"] = Set("align alt border height hspace ismap longdesc src usemap vspace width"),
        ["map"] = Set("name"),
        ["style"] = Set("media type"),
        ["table"] = Set("align bgcolor border cellpadding cellspacing frame rules summary width"),
        ["td"] = Set("abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width"),
        ["th"] = Set("abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width"),
        ["tr"] = Set("align bgcolor char charoff valign"),
        ["col"] = Set("align char charoff span valign width"),
        ["colgroup"] = Set("align char charoff span valign width"),
        ["tbody"] = Set("align char charoff valign"),
        ["thead"] = Set("align char charoff valign"),
        ["tfoot"] = Set("align char charoff valign"),
        ["ol"] = Set("compact start type"),
        ["ul"] = Set("compact type"),
        ["li"] = Set("type value"),
        ["blockquote"] = Set("cite"),
        ["q"] = Set("cite"),
        ["del"] = Set("cite datetime"),
        ["ins"] = Set("cite datetime"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>False too when the text is no XML, is no <c>div</c>, or shows nothing.</summary>
    public static bool IsAllowed(string text) => XhtmlScan.IsSurelyAllowed(text) || IsAllowedAsXml(text);

    internal static bool IsElement(ReadOnlySpan<char> name) => Elements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    internal static bool IsAttribute(ReadOnlySpan<char> element, ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        (Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            || (Own.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(element, out FrozenSet<string>? own) && own.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)))
        && !value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);

    internal static bool IsAllowedAsXml(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        bool shows = false;
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "div")
            {
                return false;
            }

            do
            {
                if (reader.NodeType == XmlNodeType.Element && !AllowsElement(reader))
                {
                    return false;
                }

                shows |= reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA || (reader.NodeType == XmlNodeType.Element && reader.LocalName == "img");
            }
            while (reader.Read());
        }
        catch (XmlException)
        {
            return false;
        }

        return shows;
    }

    private static bool AllowsElement(XmlReader reader)
    {
        string element = reader.LocalName;
        bool allowed = reader.NamespaceURI == FhirXml.XhtmlNamespace && Elements.Contains(element);
        while (allowed && reader.MoveToNextAttribute())
        {
            allowed = reader.Prefix is "xmlns" || reader.Name is "xmlns" or "xml:lang" or "xml:space"
                || IsAttribute(element, reader.Name, reader.Value);
        }

        reader.MoveToElement();
        return allowed;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
