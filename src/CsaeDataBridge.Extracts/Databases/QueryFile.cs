using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The text of a query, as a deployment keeps it in a file.</summary>
/// <param name="Name">The file, without its folder.</param>
/// <param name="Sql">One statement, without the semicolon at its end.</param>
internal sealed record QueryFile(string Name, string Sql)
{
    /// <exception cref="BridgeException">EXT260: no such file, or an empty one.</exception>
    public static QueryFile Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            string sql = File.ReadAllText(path).TrimEnd(' ', '\t', '\r', '\n', ';');
            return sql.Length > 0 ? new QueryFile(name, sql) : throw Bad(name, null, "an empty file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Bad(name, null, failure is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be opened");
        }
    }

    /// <summary>The query as the source of another.</summary>
    /// <param name="columns">What is read of it.</param>
    /// <remarks>The line break ends a comment at the query's end. What it says must be a query by itself, which <see cref="DatabaseQuery"/> has the server check before.</remarks>
    public string Select(string columns) => $"SELECT {columns} FROM (\n{Sql}\n) AS query";

    /// <param name="found">What is wrong with it.</param>
    public BridgeException Refused(string found) => Bad(Name, null, found);

    /// <param name="position">1-based character of the query at which the server stopped reading; 0 when it does not say.</param>
    public BridgeException NotUnderstood(int position) => Bad(
        Name,
        position > 0 ? Sql.AsSpan(0, Math.Min(position - 1, Sql.Length)).Count('\n') + 1 : null,
        "a query that the server does not understand, or of a table or column that is not there");

    private static BridgeException Bad(string name, long? line, string found) =>
        new(Issue.Error(ExtractCodes.BadQuery, new Place(name, line), found, "one SELECT that reads what the agreement permits", "correct the query, and try it with 'bridge feed check'"));
}
