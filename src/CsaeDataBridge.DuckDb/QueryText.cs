using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.DuckDb;

/// <summary>Tells from the engine's own reading of a text whether it holds queries alone.</summary>
internal static class QueryText
{
    /// <summary>Has the engine read a text; it takes nothing but queries, and the text as a constant.</summary>
    /// <exception cref="BridgeException">STO405: it has a NUL, at which what runs would end.</exception>
    public static string Reading(string sql) => sql.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul
        ? throw new BridgeException(FaultText.Unreadable(sql, sql[..nul].EnumerateRunes().Count()))
        : $"SELECT json_serialize_sql({Sql.Literal(sql)})::VARCHAR";

    /// <param name="sql">The text.</param>
    /// <param name="parsed">What <see cref="Reading"/> says of it.</param>
    /// <returns>How many queries the text holds.</returns>
    /// <exception cref="BridgeException">STO405: it cannot be read. STO416: another statement.</exception>
    public static int Count(string sql, string parsed)
    {
        using JsonDocument document = JsonDocument.Parse(parsed);
        JsonElement root = document.RootElement;
        if (!root.GetProperty("error").GetBoolean())
        {
            return root.GetProperty("statements").GetArrayLength();
        }

        throw new BridgeException(root.GetProperty("error_type").GetString() == "parser"
            ? FaultText.Unreadable(sql, root.TryGetProperty("position", out JsonElement position) ? int.Parse(position.GetString()!, CultureInfo.InvariantCulture) : 0)
            : Issue.Error(DuckDbCodes.NotAQuery, Place.None, "a statement that is no query", "SELECT, WITH, FROM, VALUES, SHOW, DESCRIBE or SUMMARIZE, several of them with ; between", "take the other statements out; WITH names a step of a query"));
    }
}
