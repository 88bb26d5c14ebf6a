namespace CsaeDataBridge.Mapping;

/// <summary>The tests that a condition can make, and on which kinds of field.</summary>
internal static class ConditionTests
{
    /// <summary>Tests on the parts of a flag; <c>harm</c> says which part, the column's own when absent.</summary>
    public static readonly string[] OfFlag = ["harm", "status", "precision", "role", "recency", "flag_state", "risk_level", "setting", "bare"];

    public static readonly string[] All = [.. OfFlag, "is", "in", "has", "under", "over", "before", "after", "blank", "recorded"];

    /// <summary>The tests that a field can be asked.</summary>
    public static IReadOnlyList<string> For(FieldDefinition field) => field switch
    {
        { Kind: FieldKind.Flag } => [.. OfFlag, "blank", "recorded"],
        { IsList: true } => ["has", "blank", "recorded"],
        { Kind: FieldKind.Values or FieldKind.Code or FieldKind.Pattern } => ["is", "in", "blank", "recorded"],
        { Kind: FieldKind.Number } => ["is", "in", "under", "over", "blank", "recorded"],
        { Kind: FieldKind.Date or FieldKind.Instant } => ["before", "after", "blank", "recorded"],
        _ => ["blank", "recorded"],
    };
}
