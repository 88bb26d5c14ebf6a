using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of held rows.</summary>
internal static class QuarantineTable
{
    /// <summary>Encrypts the rows into a table in memory, before the transaction that copies them into the store.</summary>
    public static void Stage(DuckDbSession session, string catalog, QuarantineCipher cipher, int loadId, IReadOnlyList<QuarantinedRow> rows)
    {
        session.Execute($"CREATE TABLE {catalog}.main.quarantine (line BIGINT, kind VARCHAR, code VARCHAR, field VARCHAR, reason VARCHAR, body BLOB)");
        using ChunkWriter writer = session.Writer(catalog, "main", "quarantine");
        foreach (QuarantinedRow row in rows)
        {
            writer.Int64(0, row.Line);
            writer.Text(1, LedgerTable.Word(row.Kind));
            writer.Text(2, row.Code);
            if (row.Field is not null)
            {
                writer.Text(3, row.Field);
            }

            writer.Text(4, row.Reason);
            writer.Utf8(5, cipher.Encrypt(loadId, row.Line, row.Body.Span));
            writer.EndRow();
        }

        writer.Complete();
    }

    public static void Insert(DuckDbSession session, string catalog, int loadId) => session.Execute(
        $"INSERT INTO store.csae.quarantine SELECT {loadId.ToString(CultureInfo.InvariantCulture)}, line, kind, code, field, reason, body FROM {catalog}.main.quarantine");

    public static IReadOnlyList<QuarantineEntry> Read(DuckDbSession session) => session.Query(
        "SELECT load_id, line, kind::VARCHAR, code, field, reason FROM store.csae.quarantine ORDER BY load_id, line, code, field",
        row => new QuarantineEntry(
            row.GetInt32(0),
            row.GetInt64(1),
            Enum.Parse<HeldKind>(row.GetString(2), ignoreCase: true),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5)));

    /// <summary>The encrypted bodies of one load, or of all.</summary>
    public static IReadOnlyList<(int LoadId, long Line, byte[] Body)> Bodies(DuckDbSession session) => session.Query(
        "SELECT load_id, line, body FROM store.csae.quarantine ORDER BY load_id, line, code, field",
        row => (row.GetInt32(0), row.GetInt64(1), ReadBytes(row.GetValue(2))));

    private static byte[] ReadBytes(object value)
    {
        if (value is byte[] bytes)
        {
            return bytes;
        }

        using var stream = (Stream)value;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
