using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads the embedded schema: one line a fact, fields parted by tabs.</summary>
/// <remarks>
/// <c>T</c> name, kind, <c>abstract</c> or nothing, base; what follows belongs to it. <c>P</c> the pattern of a primitive.
/// <c>E</c> path below the type, min, max, types with their targets in parentheses or <c>#path</c> of the element whose parts are
/// meant, marks (<c>!</c> modifier, <c>s</c> summary), value set of a required binding. <c>X</c> an inherited element that the type
/// takes away. <c>I</c> key, severity, FHIRPath and words of a rule of the element or type before it. Empty fields at the end are left out.
/// </remarks>
internal sealed class SchemaText
{
    private readonly FhirSchema _schema = new();
    private readonly Dictionary<string, FhirType> _parts = new(StringComparer.Ordinal);
    private readonly List<string[]> _lines;
    private FhirType _type = null!;
    private List<FhirInvariant> _invariants = [];

    private SchemaText(List<string[]> lines) => _lines = lines;

    public static FhirSchema Load()
    {
        using Stream stream = typeof(SchemaText).Assembly.GetManifestResourceStream("r4.schema")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>(6000);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] fields = line.Split('\t');
                int given = fields.Length;
                Array.Resize(ref fields, Math.Max(given, 7));
                Array.Fill(fields, "", given, fields.Length - given);
                lines.Add(fields);
            }
        }

        return new SchemaText(lines).Read();
    }

    private FhirSchema Read()
    {
        AddTypes();
        foreach (string[] line in _lines)
        {
            switch (line[0])
            {
                case "T":
                    _type = _schema.Type(line[1]);
                    _invariants = _type.OwnInvariants;
                    break;
                case "P":
                    _type.Pattern = line[1];
                    break;
                case "X":
                    _type.Removed.Add(line[1]);
                    break;
                case "E":
                    AddElement(line);
                    break;
                default:
                    _invariants.Add(new FhirInvariant(line[1], line[2] == "error", line[3], line[4]));
                    break;
            }
        }

        return _schema;
    }

    /// <summary>Types refer to each other and stand by name, so the tree of bases is made before any element.</summary>
    private void AddTypes()
    {
        Dictionary<string, string[]> byName = _lines.Where(line => line[0] == "T").ToDictionary(line => line[1], StringComparer.Ordinal);
        foreach (string name in byName.Keys)
        {
            Add(name);
        }

        FhirType Add(string name)
        {
            if (_schema.TryGetType(name, out FhirType? known))
            {
                return known;
            }

            string[] line = byName[name];
            FhirTypeKind kind = line[2] switch { "primitive" => FhirTypeKind.Primitive, "complex" => FhirTypeKind.Complex, _ => FhirTypeKind.Resource };
            var type = new FhirType(name, kind, line[3].Length > 0, line[4].Length == 0 ? null : Add(line[4]));
            _schema.Add(type);
            return type;
        }
    }

    private void AddElement(string[] line)
    {
        string path = line[1];
        int dot = path.LastIndexOf('.');
        FhirType owner = dot < 0 ? _type : _parts[$"{_type.Name}.{path[..dot]}"];
        string[] types = line[4].Split(' ');
        string[] targets = [.. types.Where(type => type.EndsWith(')')).SelectMany(type => type[(type.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(','))];
        string[] names = types[0].StartsWith('#') ? [types[0][1..]] : [.. types.Select(type => type.Split('(')[0]).Distinct()];
        if (names is ["BackboneElement" or "Element"])
        {
            var part = new FhirType($"{_type.Name}.{path}", FhirTypeKind.Complex, false, _schema.Type(names[0]));
            _parts.Add(part.Name, part);
            _schema.Add(part);
            names = [part.Name];
        }

        var element = new FhirElement(_schema, path[(dot + 1)..], names)
        {
            Min = int.Parse(line[2], CultureInfo.InvariantCulture),
            Max = line[3] == "*" ? null : int.Parse(line[3], CultureInfo.InvariantCulture),
            IsModifier = line[5].Contains('!', StringComparison.Ordinal),
            RequiredBinding = line[6].Length == 0 ? null : line[6],
            Targets = targets,
        };
        owner.OwnElements.Add(element);
        _invariants = element.OwnInvariants;
    }
}
