namespace CsaeDataBridge.Analysts;

/// <summary>What a process of its own is to answer; all that it is told.</summary>
/// <param name="Release">Its name.</param>
/// <param name="Sql">One query or several; blank for what the release holds.</param>
/// <param name="MostRows">How many rows of a result are printed; null for all.</param>
internal sealed record QueryRequest(string Release, ReleasedFile File, string Sql, QueryFormat Format, int? MostRows);
