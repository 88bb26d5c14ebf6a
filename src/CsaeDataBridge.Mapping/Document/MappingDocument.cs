using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>A mapping file as read: one feed's way into the common schema.</summary>
/// <param name="Name">agency/feed.</param>
/// <param name="Agreement">agreement/flow whose clause lets it in.</param>
/// <param name="FileNamePattern">File name with *.</param>
/// <param name="AsOfPattern">The file name with (yyyy-MM-dd) or (yyyy) where the business date stands; null when the name has none.</param>
/// <param name="LoadKind">snapshot, changes or append.</param>
/// <param name="Sha256">Hash of the file's bytes.</param>
public sealed record MappingDocument(
    string Name,
    string Version,
    string Status,
    string Agreement,
    string FileNamePattern,
    string? AsOfPattern,
    SourceLayout Layout,
    string LoadKind,
    bool StopOnMissingColumn,
    IReadOnlyList<FieldDefinition> Fields,
    IReadOnlyDictionary<string, WriteSource> Event,
    IReadOnlyDictionary<string, WriteSource> Person,
    IReadOnlyDictionary<string, IReadOnlyList<ConcernRule>> Concerns,
    IReadOnlyList<FactorRule> Factors,
    IReadOnlyDictionary<string, WriteSource> Suspect,
    IReadOnlyDictionary<string, WriteSource> Wait,
    IReadOnlyList<LoadCheck> Checks,
    IReadOnlyList<MappingTest> Tests,
    string FileName,
    string Sha256)
{
    /// <summary>The agency, the first part of the name.</summary>
    public string Agency => Name.Split('/')[0];

    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
