using System.Diagnostics.CodeAnalysis;

namespace CsaeDataBridge.Fhir;

/// <summary>The types of FHIR R4 as data, from HL7's own definitions.</summary>
public sealed class FhirSchema
{
    private static readonly Lazy<FhirSchema> Loaded = new(SchemaText.Load);

    private readonly Dictionary<string, FhirType> _types = new(StringComparer.Ordinal);

    internal FhirSchema()
    {
    }

    /// <summary>FHIR R4 (4.0.1).</summary>
    public static FhirSchema R4 => Loaded.Value;

    /// <summary>Every type, unnamed parts such as <c>Patient.contact</c> among them.</summary>
    public IReadOnlyCollection<FhirType> Types => _types.Values;

    /// <summary>Finds a type by its name; upper and lower case differ.</summary>
    public bool TryGetType(string name, [NotNullWhen(true)] out FhirType? type) => _types.TryGetValue(name, out type);

    internal bool TryGetType(ReadOnlySpan<char> name, [NotNullWhen(true)] out FhirType? type) => _types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out type);

    /// <summary>The type of that name.</summary>
    /// <exception cref="ArgumentException">R4 has no such type.</exception>
    public FhirType Type(string name) =>
        _types.TryGetValue(name, out FhirType? type) ? type : throw new ArgumentException($"R4 has no type {name}", nameof(name));

    internal void Add(FhirType type) => _types.Add(type.Name, type);
}
