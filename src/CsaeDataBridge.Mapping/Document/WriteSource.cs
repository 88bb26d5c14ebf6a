using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Where a written column comes from: a field, a literal, a field translated by a list, or the first of several that applies.</summary>
public sealed record WriteSource(Place Place)
{
    /// <summary>Name of the field; null for a literal and for choices.</summary>
    public string? Field { get; init; }

    /// <summary>The literal; null for a field and for choices.</summary>
    public string? Literal { get; init; }

    /// <summary>What is written for each value of <see cref="Field"/>; null when it is written as it is.</summary>
    public IReadOnlyDictionary<string, string>? Translation { get; init; }

    /// <summary>The normal spellings of <see cref="Translation"/> that were not always in use, with their days.</summary>
    public IReadOnlyDictionary<string, EffectivePeriod> Dates { get; init; } = new Dictionary<string, EffectivePeriod>();

    /// <summary>Sources in order, the first whose condition holds and that is recorded; empty for a single source.</summary>
    public IReadOnlyList<WriteChoice> Choices { get; init; } = [];

    /// <summary>Every field that may be written, those of conditions not included.</summary>
    internal IEnumerable<string> Fields => (Field is null ? [] : new[] { Field }).Concat(Choices.SelectMany(choice => choice.Source.Fields));
}
