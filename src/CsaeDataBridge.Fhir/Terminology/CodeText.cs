using System.Collections.Concurrent;
using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads the embedded code systems and value sets, each when it is first asked for: one line a fact, fields parted by tabs.</summary>
/// <remarks>
/// <c>S</c> address, content, <c>i</c> when case does not matter; its codes follow. <c>C</c> depth, code, display, translations.
/// <c>V</c> address of a value set; its parts follow: <c>I</c> or <c>X</c> the system that is included or excluded, then <c>L</c> codes,
/// <c>F</c> property, operation and value of a filter, <c>R</c> another value set.
/// </remarks>
internal sealed class CodeText
{
    private static readonly Lazy<CodeText> Loaded = new(() => new CodeText(EmbeddedText.Read("r4.codes")));

    private readonly string _text;
    private readonly Dictionary<string, int> _systemAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _valueSetAt = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeSystem> _systems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ValueSet> _valueSets = new(StringComparer.Ordinal);

    private CodeText(string text)
    {
        _text = text;
        for (int at = 0; at < text.Length; at = text.IndexOf('\n', at) + 1)
        {
            if (text[at] is 'S' or 'V')
            {
                (text[at] == 'S' ? _systemAt : _valueSetAt).TryAdd(Fields(at)[1], at);
            }
        }
    }

    public static CodeText R4 => Loaded.Value;

    public CodeSystem? System(string url) => _systems.TryGetValue(url, out CodeSystem? known) ? known
        : _systemAt.TryGetValue(url, out int at) ? _systems.GetOrAdd(url, ReadSystem(at)) : null;

    public ValueSet? ValueSet(string url) => _valueSets.TryGetValue(url, out ValueSet? known) ? known
        : _valueSetAt.TryGetValue(url, out int at) ? _valueSets.GetOrAdd(url, ReadValueSet(at)) : null;

    private CodeSystem ReadSystem(int at)
    {
        string[] head = Fields(at);
        var system = new CodeSystem(head[1], head[2], head.Length > 3);
        while (Next(ref at) == 'C')
        {
            string[] fields = Fields(at);
            system.Add(int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], [.. fields.Skip(3).Where(field => field.Length > 0)]);
        }

        return system;
    }

    private ValueSet ReadValueSet(int at)
    {
        var set = new ValueSet(Fields(at)[1]);
        ValueSetPart part = null!;
        while (Next(ref at) is not ('S' or 'V' or '\0'))
        {
            string[] fields = Fields(at);
            switch (fields[0])
            {
                case "L":
                    part.AddCodes(fields.Skip(1));
                    break;
                case "F":
                    part.AddFilter(fields[1], fields[2], fields[3]);
                    break;
                case "R":
                    part.AddValueSet(fields[1]);
                    break;
                default:
                    part = new ValueSetPart(fields.Length > 1 ? fields[1] : null);
                    (fields[0] == "I" ? set.Includes : set.Excludes).Add(part);
                    break;
            }
        }

        return set;
    }

    private char Next(ref int at)
    {
        at = _text.IndexOf('\n', at) + 1;
        return at < _text.Length ? _text[at] : '\0';
    }

    private string[] Fields(int at) => _text[at.._text.IndexOf('\n', at)].Split('\t');
}
