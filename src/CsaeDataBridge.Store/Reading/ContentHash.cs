using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>A hash of what is stored, whatever the order of rows: two stores with one hash hold the same.</summary>
/// <remarks>For stores compared by one version of this program: the database's own hash of a row is fast, and may change with its version.</remarks>
internal static class ContentHash
{
    // Instants and the store's random number differ between two stores that were filled alike; so does a ciphertext.
    private static readonly string[] LeftOut = ["started_at", "committed_at", "done_at", "staging_ms", "mapping_ms", "merging_ms", "checked_at", "accepted_at", "decided_at", "withdrawn_at", "means", "body"];

    // What the store is, and what the audit says of it, are no content.
    private static readonly string[] NoContent = ["stamp", "audit_point"];

    // Which of several equal deliveries wrote a current row depends on the order in which they came.
    private static readonly string[] LeftOutOfCurrent = ["load_from", "load_to", "origin", "as_of", "source_line", "source", "content_hash"];

    /// <summary>Over everything: every version, the ledger, quarantined rows in the clear, identifiers.</summary>
    public static string OfAll(StoreFiles files, CommonSchema schema, QuarantineCipher cipher)
    {
        var text = new StringBuilder();
        using (DuckDbSession store = files.OpenStore(readOnly: true))
        {
            foreach (SchemaTable table in schema.Tables.Where(table => !NoContent.Contains(table.Name)))
            {
                Line(text, store, $"store.csae.{table.Name}", table, LeftOut, "true");
            }

            foreach ((int loadId, long line, byte[] body) in QuarantineTable.Bodies(store))
            {
                string row = Convert.ToHexStringLower(SHA256.HashData(cipher.Decrypt(loadId, line, body)));
                text.Append(CultureInfo.InvariantCulture, $"held {loadId} {line} {row}\n");
            }
        }

        using DuckDbSession vault = files.OpenVault(readOnly: true);
        Line(text, vault, "vault.main.person", schema.Vault("person"), [], "true");
        return Digest(text);
    }

    /// <summary>Over what the current rows say, without where they came from: the same for any order of arrival.</summary>
    public static string OfCurrent(StoreFiles files, CommonSchema schema)
    {
        var text = new StringBuilder();
        using DuckDbSession store = files.OpenStore(readOnly: true);
        foreach (SchemaTable table in schema.MappedTables.Append(schema.Renumbering))
        {
            Line(text, store, $"store.csae.{table.Name}", table, LeftOutOfCurrent, "load_to = 2147483647");
        }

        return Digest(text);
    }

    private static void Line(StringBuilder text, DuckDbSession session, string from, SchemaTable table, string[] leftOut, string where)
    {
        IEnumerable<string> columns = table.Columns.Concat(table.HistoryColumns)
            .Where(column => !leftOut.Contains(column.Name))
            .Select(column => column is { Name: "rule", CodeList: null } && table.Name != "rule"
                ? $"(SELECT any_value(mapping || ' ' || version || ' ' || name) FROM store.csae.rule AS named WHERE named.rule = {from}.rule)"
                : Sql.Identifier(column.Name));
        string row = session.Query(
            $"""
            SELECT count(*), coalesce(sum(hash(key)::HUGEINT), 0)::VARCHAR, coalesce(sum(hash(key, 'again')::HUGEINT), 0)::VARCHAR
            FROM (SELECT hash({string.Join(", ", columns)}) AS key FROM {from} WHERE {where})
            """,
            found => $"{found.GetInt64(0)} {found.GetString(1)} {found.GetString(2)}")[0];
        text.Append(table.Name).Append(' ').Append(row).Append('\n');
    }

    private static string Digest(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
