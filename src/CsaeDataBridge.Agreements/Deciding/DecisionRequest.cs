namespace CsaeDataBridge.Agreements;

/// <summary>What is asked of the agreements. What a request leaves out can only lead to a refusal.</summary>
public sealed record DecisionRequest
{
    public required DecisionAction Action { get; init; }

    /// <summary>The agreement whose clause is relied on.</summary>
    public required string Agreement { get; init; }

    /// <summary>The hash of the agreements that the request was made against.</summary>
    public required string BundleHash { get; init; }

    /// <summary>The flow, for what comes in and what is kept.</summary>
    public string? Flow { get; init; }

    /// <summary>The release, for what goes out.</summary>
    public string? Release { get; init; }

    /// <summary>The one purpose, by its id in the agreement.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who is to receive it.</summary>
    public string? Recipient { get; init; }

    /// <summary>The role in which somebody asks.</summary>
    public string? Role { get; init; }

    public string? Field { get; init; }

    /// <summary>The measure, of an aggregate release.</summary>
    public string? Product { get; init; }

    /// <summary>The level that is asked for; null takes the clause's own.</summary>
    public SharingLevel? Level { get; init; }

    /// <summary>What a released cell is written as.</summary>
    public string? Format { get; init; }

    /// <summary>By what a cell is broken down, each as name or name=value.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>The flows that a cell was made from, as the release names them.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>The values of a row that conditions ask for.</summary>
    public IReadOnlyDictionary<string, string>? Row { get; init; }

    /// <summary>Whether the person's number is on the list of those who did not opt out.</summary>
    public bool Cleared { get; init; }

    /// <summary>How old that list is, in days; null when there is none.</summary>
    public int? ClearedListDays { get; init; }

    /// <summary>Whether the person is on the list of those who objected.</summary>
    public bool Objected { get; init; }

    /// <summary>How old that list is, in days; null when there is none.</summary>
    public int? ObjectionListDays { get; init; }

    /// <summary>An emergency reading; null for everything else.</summary>
    public BreakGlassRequest? BreakGlass { get; init; }

    /// <summary>Whether a person has recorded that sharing would be more detrimental to the child.</summary>
    public bool Detriment { get; init; }

    /// <summary>Kinds of obligations that whoever asks cannot meet, for example encrypt.</summary>
    public IReadOnlyList<string> CannotMeet { get; init; } = [];

    /// <summary>From when the time of keeping counts.</summary>
    public DateOnly? HeldFrom { get; init; }

    /// <summary>Whether a legal hold is on the data.</summary>
    public bool OnHold { get; init; }
}
