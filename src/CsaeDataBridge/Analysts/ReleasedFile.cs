namespace CsaeDataBridge.Analysts;

/// <summary>The file of a release that queries run over.</summary>
/// <param name="Path">A DuckDB file, Parquet or CSV.</param>
/// <param name="Columns">For rows about people, what each column is; empty for a DuckDB file, which says it itself.</param>
internal sealed record ReleasedFile(string Path, IReadOnlyDictionary<string, string> Columns);
