using System.Buffers;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads a plain narrative once, without making anything of it; what it does not know it leaves to <see cref="XhtmlCheck"/>.</summary>
internal ref struct XhtmlScan
{
    private const int MaxDepth = 64;
    private static readonly SearchValues<char> TextEnds = SearchValues.Create("<&");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"<&");
    private static readonly SearchValues<char> Odd = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Where(one => one is not ('\t' or '\r' or '\n')), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private bool _shows;

    private XhtmlScan(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Whether the narrative is surely allowed; false says nothing.</summary>
    public static bool IsSurelyAllowed(string text)
    {
        if (!text.StartsWith("<div", StringComparison.Ordinal) || text.AsSpan().IndexOfAny(Odd) >= 0 || text.Contains("]]>", StringComparison.Ordinal))
        {
            return false;
        }

        var scan = new XhtmlScan(text);
        return scan.Run(stackalloc (int, int)[MaxDepth]) && scan._shows;
    }

    private bool Run(scoped Span<(int Start, int Length)> open)
    {
        int depth = 0;
        do
        {
            if (_text[_at] == '<')
            {
                if (!Tag(open, ref depth))
                {
                    return false;
                }
            }
            else if (!Characters())
            {
                return false;
            }
        }
        while (depth > 0 && _at < _text.Length);
        return depth == 0 && _text[_at..].IsWhiteSpace();
    }

    private bool Tag(scoped Span<(int Start, int Length)> open, ref int depth)
    {
        if (_at + 1 < _text.Length && _text[_at + 1] == '/')
        {
            _at += 2;
            ReadOnlySpan<char> ended = Name();
            depth--;
            return ended.SequenceEqual(_text.Slice(open[depth].Start, open[depth].Length)) && Take('>');
        }

        _at++;
        int start = _at;
        ReadOnlySpan<char> name = Name();
        if (!XhtmlCheck.IsElement(name) || !Attributes(name, depth == 0))
        {
            return false;
        }

        _shows |= name is "img";
        if (Take('/'))
        {
            return depth > 0 && Take('>');
        }

        if (depth == open.Length)
        {
            return false;
        }

        open[depth++] = (start, name.Length);
        return Take('>');
    }

    private bool Attributes(ReadOnlySpan<char> element, bool isRoot)
    {
        int first = _at;
        bool named = !isRoot;
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            SkipBlanks();
            if (_at >= _text.Length || _text[_at] is '>' or '/')
            {
                break;
            }

            int start = _at;
            ReadOnlySpan<char> name = Name();
            if (name.IsEmpty || _text[first..start].Contains(name, StringComparison.Ordinal) || !Take('=') || !Take('"'))
            {
                return false;
            }

            int length = _text[_at..].IndexOfAny(ValueEnds);
            if (length < 0 || _text[_at + length] != '"')
            {
                return false;
            }

            ReadOnlySpan<char> value = _text.Slice(_at, length);
            _at += length + 1;
            bool isNamespace = name is "xmlns" && value is FhirXml.XhtmlNamespace;
            named |= isNamespace;
            if (!isNamespace && !XhtmlCheck.IsAttribute(element, name, value))
            {
                return false;
            }
        }

        return named;
    }

    private bool Characters()
    {
        int length = _text[_at..].IndexOfAny(TextEnds);
        if (length < 0)
        {
            return false;
        }

        _shows = _shows || !_text.Slice(_at, length).IsWhiteSpace();
        _at += length;
        if (_text[_at] == '<')
        {
            return true;
        }

        _shows = true;
        ReadOnlySpan<char> rest = _text[_at..];
        int entity = rest.StartsWith("&lt;") || rest.StartsWith("&gt;") ? 4 : rest.StartsWith("&amp;") ? 5 : rest.StartsWith("&quot;") || rest.StartsWith("&apos;") ? 6 : rest.StartsWith("&#160;") ? 6 : 0;
        _at += entity;
        return entity > 0;
    }

    private ReadOnlySpan<char> Name()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '-'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private bool Take(char symbol)
    {
        bool taken = _at < _text.Length && _text[_at] == symbol;
        _at += taken ? 1 : 0;
        return taken;
    }
}
