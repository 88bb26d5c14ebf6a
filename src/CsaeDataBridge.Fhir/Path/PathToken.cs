namespace CsaeDataBridge.Fhir;

internal enum PathTokenKind
{
    End,
    Symbol,
    Identifier,
    QuotedIdentifier,
    Text,
    Integer,
    Decimal,
    Temporal,
}

/// <param name="Text">What was written, for text and quoted identifiers without quotes and escapes.</param>
/// <param name="Value">The value of a literal.</param>
internal readonly record struct PathToken(PathTokenKind Kind, string Text, int Position, object? Value = null)
{
    public bool Is(string symbol) => Kind is PathTokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind is PathTokenKind.Identifier && Text == word;
}
