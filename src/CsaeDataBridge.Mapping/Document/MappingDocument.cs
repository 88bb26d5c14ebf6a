using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>A mapping file as read: one feed's way into the common schema, its value lists resolved.</summary>
public sealed record MappingDocument
{
    /// <summary>agency/feed.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required MappingStatus Status { get; init; }

    /// <summary>agreement/flow whose clause lets the feed in.</summary>
    public required string Agreement { get; init; }

    /// <summary>File name of a delivery, with * for any characters.</summary>
    public required string FileNamePattern { get; init; }

    /// <summary>How the name tells the business date; null when the mapping does not say, and then the caller must.</summary>
    public NamePattern? AsOf { get; init; }

    public required SourceLayout Layout { get; init; }

    /// <summary>Other files of a delivery, joined to its own.</summary>
    public IReadOnlyList<StageJoin> Joins { get; init; } = [];

    /// <summary>Which file of an archive is the delivery's own, where it has others too; null where it has one.</summary>
    public string? MainFile => Joins.Count == 0 ? null : FileNamePattern;

    public required LoadKind LoadKind { get; init; }

    /// <summary>Fields that tell one record from another, for whoever reads the mapping: the event's reference decides.</summary>
    public IReadOnlyList<string> LoadKey { get; init; } = [];

    /// <summary>Snapshot: fields that bound it, so that only records with the same values can be gone; empty is the whole feed.</summary>
    public IReadOnlyList<string> SnapshotOf { get; init; } = [];

    public bool StopOnMissingColumn { get; init; } = true;

    public ColumnPolicy NewColumns { get; init; } = ColumnPolicy.Warn;

    /// <summary>What each version changed, by version.</summary>
    public IReadOnlyDictionary<string, string> Changes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    public IReadOnlyDictionary<string, WriteSource> Event { get; init; } = new Dictionary<string, WriteSource>();

    /// <summary>What makes one row several; null when a row is one event, and its blocks repeat over lists alone.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>Columns of person, vault and event_person; empty when the feed knows no person.</summary>
    public IReadOnlyDictionary<string, WriteSource> Person { get; init; } = new Dictionary<string, WriteSource>();

    /// <summary>True for a file that says nothing but which person numbers became which: it has no events.</summary>
    public bool IsOfNumbersAlone => Event.Count == 0 && Person.ContainsKey(CompileScope.PreviousReference);

    public IReadOnlyList<ConcernList> Concerns { get; init; } = [];

    /// <summary>Factors, suspects, waits and outcomes.</summary>
    public IReadOnlyList<RowBlock> Blocks { get; init; } = [];

    public IReadOnlyList<LoadCheck> Checks { get; init; } = [];

    public IReadOnlyList<MappingTest> Tests { get; init; } = [];

    /// <summary>The file as messages name it.</summary>
    public required string FileName { get; init; }

    /// <summary>Where <c>write:</c> stands.</summary>
    public required Place WritePlace { get; init; }

    /// <summary>Hash of the file's text and of every shared value list that it uses.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Hash of the file's text alone.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>The agency, the first part of the name.</summary>
    public string Agency => Name.Split('/')[0];

    /// <summary>Every break in what the feed records, of rules and of the value lists in use; a report over years on both sides has to say so.</summary>
    public IReadOnlyList<ComparabilityNote> Comparability =>
    [
        .. Concerns.SelectMany(list => list.Rules.Where(rule => rule.Period is not null).Select(rule => new ComparabilityNote($"{list.Name}/{rule.Name}", rule.Period!))),
        .. Blocks.SelectMany(block => block.Rules.Where(rule => rule.Period is not null).Select(rule => new ComparabilityNote($"{block.Table}/{block.Name}", rule.Period!))),
        .. Fields.SelectMany(read => read.Dates.GroupBy(dated => dated.Value).Select(group => new ComparabilityNote($"{read.Name}: {string.Join(", ", group.Select(dated => dated.Key.ToUpperInvariant()))}", group.Key))),
    ];

    /// <summary>True when the field has another value in each part of a row that repeats.</summary>
    public bool Varies(FieldDefinition field) => Repetition is { } repetition && (field.Name == repetition.Over || field is { Numbers.Count: > 0, IsList: false });

    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
