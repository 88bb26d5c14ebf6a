using System.Globalization;
using System.Text;

namespace CsaeDataBridge.Fhir;

/// <summary>Cuts the text of an expression into tokens.</summary>
internal sealed class PathLexer(string text)
{
    private static readonly string[] Pairs = ["<=", ">=", "!=", "!~"];
    private readonly List<PathToken> _tokens = [];
    private int _at;

    public List<PathToken> Tokens()
    {
        while (SkipBlanks())
        {
            Add();
        }

        _tokens.Add(new PathToken(PathTokenKind.End, "the end", text.Length));
        return _tokens;
    }

    private bool SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else if (Starts("//"))
            {
                int end = text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = end < 0 ? text.Length : _at + end;
            }
            else if (Starts("/*"))
            {
                int end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw PathFault.Syntax(_at, "a comment without end", "*/") : end + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void Add()
    {
        int start = _at;
        char first = text[_at];
        if (char.IsAsciiLetter(first) || first == '_')
        {
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
            {
                _at++;
            }

            _tokens.Add(new PathToken(PathTokenKind.Identifier, text[start.._at], start));
        }
        else if (char.IsAsciiDigit(first))
        {
            AddNumber();
        }
        else if (first == '@')
        {
            AddTemporal();
        }
        else if (first is '\'' or '`' or '"')
        {
            string value = Quoted(first);
            _tokens.Add(new PathToken(first == '\'' ? PathTokenKind.Text : PathTokenKind.QuotedIdentifier, value, start, value));
        }
        else
        {
            string symbol = Array.Find(Pairs, Starts) ?? (".,()[]{}|+-*/&=~<>%$".Contains(first, StringComparison.Ordinal) ? first.ToString() : "");
            if (symbol.Length == 0)
            {
                throw PathFault.Syntax(_at, "a character that has no meaning here", "FHIRPath");
            }

            _at += symbol.Length;
            _tokens.Add(new PathToken(PathTokenKind.Symbol, symbol, start));
        }
    }

    private void AddNumber()
    {
        int start = _at;
        Digits();
        bool isDecimal = _at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]);
        if (isDecimal)
        {
            _at++;
            Digits();
        }

        string number = text[start.._at];
        if (!isDecimal && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int whole))
        {
            _tokens.Add(new PathToken(PathTokenKind.Integer, number, start, whole));
            return;
        }

        _tokens.Add(PathDecimal.Parse(number) is { } value
            ? new PathToken(PathTokenKind.Decimal, number, start, value)
            : throw PathFault.Syntax(start, "a number of more digits than 28", "at most 28 digits"));
    }

    private void Digits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private void AddTemporal()
    {
        int start = _at;
        int length = FhirTemporal.LiteralLength(text.AsSpan(start + 1));
        _at = start + 1 + length;
        _tokens.Add(FhirTemporal.ParseLiteral(text[(start + 1).._at]) is { } value
            ? new PathToken(PathTokenKind.Temporal, text[start.._at], start, value)
            : throw PathFault.Syntax(start, "a date or time that does not exist", "@2015-02-04, @2015-02-04T14:34:28+10:00 or @T14:34:28"));
    }

    private string Quoted(char quote)
    {
        int start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\')
            {
                _at++;
                value.Append(Escape(start));
            }
            else
            {
                value.Append(text[_at++]);
            }
        }

        if (_at >= text.Length)
        {
            throw PathFault.Syntax(start, "a quote without end", "the same quote at the end");
        }

        _at++;
        return value.ToString();
    }

    private char Escape(int start)
    {
        char letter = _at < text.Length ? text[_at++] : throw PathFault.Syntax(start, "a quote without end", "the same quote at the end");
        switch (letter)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'f': return '\f';
            case '\\' or '/' or '\'' or '"' or '`': return letter;
            case 'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _at += 4;
                return (char)code;
            default: throw PathFault.Syntax(_at - 1, "an escape that has no meaning", "one of \\' \\\" \\` \\\\ \\/ \\f \\n \\r \\t \\u0000");
        }
    }

    private bool Starts(string symbol) => string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0;
}
