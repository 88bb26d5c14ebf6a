using System.Buffers;

namespace CsaeDataBridge.Fhir;

/// <summary>Whether text is a UCUM code: terms of atoms with prefixes, exponents and annotations. Units that cannot be converted here are codes too.</summary>
internal ref struct UcumGrammar
{
    private const string CommonCodes = "http://hl7.org/fhir/ValueSet/ucum-common";
    private const int MaxLength = 200;

    private static readonly SearchValues<char> Ends = SearchValues.Create("./(){}");
    private static readonly string[] Prefixes = ["da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y", "Ki", "Mi", "Gi", "Ti"];

    // Metric atoms of UCUM beyond those that are converted; the others are found as codes of their own.
    private static readonly HashSet<string> Metric = new(StringComparer.Ordinal)
    {
        "Ci", "St", "eV", "Gal", "G", "Mx", "Oe", "RAD", "REM", "B[SPL]", "B[V]", "B[mV]", "B[uV]", "B[W]", "B[kW]", "pc", "sb", "ph", "Lmb", "mho", "Bi", "Gb", "st", "Np", "gf",
        "cal_[15]", "cal_[20]", "cal_m", "cal_IT", "cal_th", "[e]", "[k]", "[h]", "[c]", "[ly]", "[G]", "[m_e]", "[m_p]", "[eps_0]", "[mu_0]", "[bdsk'U]", "g%",
    };

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private UcumGrammar(ReadOnlySpan<char> text) => _text = text;

    public static bool IsCode(string code)
    {
        if (code.Length is 0 or > MaxLength || UcumParser.Parse(code) is not null || IsCommon(code))
        {
            return code.Length is > 0 and <= MaxLength;
        }

        var grammar = new UcumGrammar(code);
        return grammar.Term() && grammar._at == code.Length;
    }

    private bool Term()
    {
        Take('/');
        do
        {
            if (!Component())
            {
                return false;
            }
        }
        while (Take('.') || Take('/'));
        return true;
    }

    private bool Component()
    {
        if (Take('('))
        {
            return ++_depth <= 20 && Term() && Take(')') && Exponent();
        }

        bool annotated = _at < _text.Length && _text[_at] == '{';
        int start = _at;
        while (_at < _text.Length && !Ends.Contains(_text[_at]))
        {
            int close = _text[_at] == '[' ? _text[_at..].IndexOf(']') : 0;
            _at += Math.Max(close, 0) + 1;
        }

        return (annotated || IsUnit(_text[start.._at].ToString())) && Annotation();
    }

    private bool Exponent()
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '+' or '-'))
        {
            _at++;
        }

        return Annotation();
    }

    private bool Annotation()
    {
        if (!Take('{'))
        {
            return true;
        }

        int close = _text[_at..].IndexOf('}');
        _at += close + 1;
        return close >= 0;
    }

    private static bool IsUnit(string text)
    {
        string atom = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        atom = atom.Length < text.Length && atom.Length > 1 && atom[^1] is '+' or '-' ? atom[..^1] : atom;
        return text.Length > 0 && (atom.Length == 0 || IsAtom(text) || IsAtom(atom));
    }

    private static bool IsAtom(string atom) => UcumParser.Parse(atom) is not null || IsCommon(atom) || Metric.Contains(atom)
        || Array.Exists(Prefixes, prefix => atom.StartsWith(prefix, StringComparison.Ordinal) && Metric.Contains(atom[prefix.Length..]));

    private static bool IsCommon(string code) => CodeText.R4.System(PathVariables.Ucum)?.Find(code) is not null
        || CodeText.R4.ValueSet(CommonCodes)?.Contains(CodeBook.R4, PathVariables.Ucum, code) == true;

    private bool Take(char symbol)
    {
        bool taken = _at < _text.Length && _text[_at] == symbol;
        _at += taken ? 1 : 0;
        return taken;
    }
}
