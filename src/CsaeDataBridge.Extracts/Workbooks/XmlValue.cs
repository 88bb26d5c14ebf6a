using System.Xml;

namespace CsaeDataBridge.Extracts;

/// <summary>Values of a sheet's XML, one at a time, without a string for each.</summary>
internal sealed class XmlValue(XmlReader xml)
{
    private readonly string value = xml.NameTable.Add("v");
    private readonly string text = xml.NameTable.Add("t");
    private readonly string phonetic = xml.NameTable.Add("rPh");
    private char[] characters = new char[256];
    private int length;

    /// <summary>The attribute that the reader is at.</summary>
    public ReadOnlySpan<char> Attribute()
    {
        length = 0;
        Take();
        return characters.AsSpan(0, length);
    }

    /// <summary>The value or the text in the element that the reader is at, all runs of it, without what says how it sounds. The reader is then at the element's end.</summary>
    public ReadOnlySpan<char> Content()
    {
        length = 0;
        if (xml.IsEmptyElement)
        {
            return [];
        }

        int depth = xml.Depth;
        bool sounds = false;
        bool wanted = false;
        while (xml.Read() && (xml.NodeType != XmlNodeType.EndElement || xml.Depth > depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    string name = xml.LocalName;
                    sounds |= ReferenceEquals(name, phonetic) && !xml.IsEmptyElement;
                    wanted = !xml.IsEmptyElement && !sounds && (ReferenceEquals(name, value) || ReferenceEquals(name, text));
                    break;
                case XmlNodeType.EndElement:
                    sounds &= !ReferenceEquals(xml.LocalName, phonetic);
                    wanted = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when wanted:
                    Take();
                    break;
            }
        }

        return characters.AsSpan(0, length);
    }

    private void Take()
    {
        for (int read; (read = xml.ReadValueChunk(characters, length, characters.Length - length)) > 0;)
        {
            length += read;
            if (length == characters.Length)
            {
                Array.Resize(ref characters, length * 2);
            }
        }
    }
}
