namespace CsaeDataBridge.Store;

/// <summary>One column of the common schema.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Type">DuckDB's name of the type, for example <c>VARCHAR</c> or <c>VARCHAR[]</c>; a coded column is text to whoever reads it, and an enumeration of its codes in a table.</param>
/// <param name="Required">True when the column is never NULL. A NULL elsewhere means that the source has no such field.</param>
/// <param name="Sensitivity">How much its values say about a person.</param>
/// <param name="Comment">What it holds, in one or two sentences, without the codes.</param>
/// <param name="CodeList">Name of the code list; null when the column is not coded.</param>
/// <param name="Codes">The codes that it takes, <c>unknown</c> and <c>not_recorded</c> last; empty when the column is not coded.</param>
/// <param name="Form">Regular expression that the whole text must match, beside the words unknown and not_recorded; null when there is none.</param>
/// <param name="Distinct">True when nearly all values differ, so that compressing them costs time and saves nothing.</param>
/// <param name="Authored">True when the text is written by the author of a mapping or configuration, never taken from a cell of a source row.</param>
public sealed record SchemaColumn(
    string Name,
    string Type,
    bool Required,
    Sensitivity Sensitivity,
    string Comment,
    string? CodeList,
    IReadOnlyList<SchemaCode> Codes,
    string? Form,
    bool Distinct,
    bool Authored)
{
    /// <summary>Version of the schema that the column came with.</summary>
    public int Since { get; init; } = 1;

    /// <summary>What rows get that were stored before the column came, as text of its type; null leaves them NULL.</summary>
    public string? Earlier { get; init; }

    /// <summary>True when a row holds several codes.</summary>
    public bool IsList => Type.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>True when <paramref name="value"/> is one of the column's codes.</summary>
    public bool HasCode(string value) => Codes.Any(code => code.Value == value);
}
