namespace CsaeDataBridge.Store;

/// <summary>A view of the common schema that is more than the current rows of one table.</summary>
/// <param name="Columns">Name and comment of each column.</param>
/// <param name="Sql">The statement that creates it.</param>
public sealed record SchemaView(string Name, string Comment, IReadOnlyList<KeyValuePair<string, string>> Columns, string Sql);
