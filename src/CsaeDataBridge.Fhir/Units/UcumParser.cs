using System.Collections.Concurrent;
using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads a UCUM code by its grammar: terms, prefixes, exponents, annotations.</summary>
internal ref struct UcumParser
{
    private const int MaxLength = 200;
    private static readonly ConcurrentDictionary<string, UcumUnit?> Cache = new(StringComparer.Ordinal);

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private UcumParser(ReadOnlySpan<char> text) => _text = text;

    public static UcumUnit? Parse(string code)
    {
        if (code.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (Cache.TryGetValue(code, out UcumUnit? known))
        {
            return known;
        }

        var parser = new UcumParser(code);
        UcumUnit? unit = parser.Term();
        unit = parser._at == code.Length ? unit : null;
        if (Cache.Count < 1000)
        {
            Cache[code] = unit;
        }

        return unit;
    }

    private UcumUnit? Term()
    {
        UcumUnit? unit = UcumUnit.One;
        int power = 1;
        if (Take('/'))
        {
            power = -1;
        }

        while (unit is not null)
        {
            unit = Component() is { } component ? unit.Times(component, power) : null;
            if (Take('.'))
            {
                power = 1;
            }
            else if (Take('/'))
            {
                power = -1;
            }
            else
            {
                break;
            }
        }

        return unit;
    }

    private UcumUnit? Component()
    {
        if (Take('('))
        {
            if (++_depth > 20)
            {
                return null;
            }

            UcumUnit? inner = Term();
            _depth--;
            return Take(')') ? inner : null;
        }

        if (Peek('{'))
        {
            return Annotation() ? UcumUnit.One : null;
        }

        int start = _at;
        while (_at < _text.Length && _text[_at] is not ('.' or '/' or '(' or ')' or '{'))
        {
            _at = _text[_at] == '[' && _text[_at..].IndexOf(']') is > 0 and int close ? _at + close + 1 : _at + 1;
        }

        UcumUnit? unit = Simple(_text[start.._at].ToString());
        return Annotation() ? unit : null;
    }

    private bool Annotation()
    {
        if (!Peek('{'))
        {
            return true;
        }

        int close = _text[_at..].IndexOf('}');
        _at += Math.Max(close, 0) + 1;
        return close > 0;
    }

    /// <summary>A number, or an atom with prefix and exponent.</summary>
    private static UcumUnit? Simple(string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            return PathDecimal.Parse(text) is { } number and > 0 ? new UcumUnit(number, []) : null;
        }

        if (UcumAtoms.Find(text) is { } whole)
        {
            return whole;
        }

        int end = text.Length;
        while (end > 0 && char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        if (end == text.Length || end == 0)
        {
            return null;
        }

        if (text[end - 1] is '+' or '-')
        {
            end--;
        }

        return int.TryParse(text.AsSpan(end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int power) && power is >= -30 and <= 30 && UcumAtoms.Find(text[..end]) is { } atom
            ? UcumUnit.One.Times(atom, power) : null;
    }

    private readonly bool Peek(char symbol) => _at < _text.Length && _text[_at] == symbol;

    private bool Take(char symbol)
    {
        bool taken = Peek(symbol);
        _at += taken ? 1 : 0;
        return taken;
    }
}
