namespace CsaeDataBridge.Mapping;

/// <summary>What became of one cell.</summary>
/// <param name="Field">The field.</param>
/// <param name="Columns">Where it may stand in the extract.</param>
/// <param name="Kind">How it is understood, in the words of the mapping.</param>
/// <param name="Cell">The cell as the extract has it, empty when blank; personal data.</param>
/// <param name="Read">What was read from it; null when nothing.</param>
/// <param name="IsWord">True when <paramref name="Read"/> is one of our closed words, false when it is as personal as the cell.</param>
/// <param name="Issue">Why it could not be read; null when it could.</param>
public sealed record FieldExplanation(string Field, IReadOnlyList<string> Columns, string Kind, string Cell, string? Read, bool IsWord, string? Issue)
{
    /// <summary>True for a closed code that the mapping lets be shown.</summary>
    public bool IsShown { get; init; }
}
