using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of held rows.</summary>
internal static class QuarantineTable
{
    /// <summary>Encrypts the rows into a table in memory, before the transaction that copies them into the store.</summary>
    public static void Stage(DuckDbSession session, string catalog, QuarantineCipher cipher, int loadId, IReadOnlyList<QuarantinedRow> rows, IReadOnlyList<KeptRow> kept)
    {
        StageHeld(session, catalog, cipher, loadId, rows);
        session.Execute($"CREATE TABLE {catalog}.main.kept_row (line BIGINT, body BLOB)");
        using ChunkWriter writer = session.Writer(catalog, "main", "kept_row");
        foreach (KeptRow row in kept)
        {
            writer.Int64(0, row.Line);
            writer.Utf8(1, cipher.Encrypt(loadId, row.Line, row.Body.Span));
            writer.EndRow();
        }

        writer.Complete();
    }

    private static void StageHeld(DuckDbSession session, string catalog, QuarantineCipher cipher, int loadId, IReadOnlyList<QuarantinedRow> rows)
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

    public static void Insert(DuckDbSession session, string catalog, int loadId)
    {
        string load = loadId.ToString(CultureInfo.InvariantCulture);
        session.Execute($"INSERT INTO store.csae.quarantine SELECT {load}, line, kind, code, field, reason, body FROM {catalog}.main.quarantine");
        session.Execute($"INSERT INTO store.csae.kept_row SELECT {load}, line, body FROM {catalog}.main.kept_row");
    }

    public static IReadOnlyList<QuarantineEntry> Read(DuckDbSession session) => session.Query(
        "SELECT load_id, line, kind::VARCHAR, code, field, reason FROM store.csae.quarantine ORDER BY load_id, line, code, field",
        row => new QuarantineEntry(
            row.GetInt32(0),
            row.GetInt64(1),
            Enum.Parse<HeldKind>(row.GetString(2), ignoreCase: true),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5)));

    /// <summary>Every held row with what has become of it.</summary>
    public static IReadOnlyList<HeldRowEntry> ReadStates(DuckDbSession session, IReadOnlyDictionary<int, LoadEntry> loads) => session.Query(
        Embedded.Text("Sql/held_rows.sql"),
        row => new HeldRowEntry(
            loads[row.GetInt32(0)],
            row.GetInt64(1),
            Enum.Parse<HeldKind>(row.GetString(2), ignoreCase: true),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5),
            Enum.Parse<HeldState>(row.GetString(6).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            row.IsDBNull(7) ? null : row.GetInt32(7),
            row.IsDBNull(8) ? null : DateTime.SpecifyKind(row.GetDateTime(8), DateTimeKind.Utc)));

    /// <summary>The encrypted bodies of one load, or of all: of held rows, and of those that are kept with them.</summary>
    public static IReadOnlyList<(int LoadId, long Line, byte[] Body)> Bodies(DuckDbSession session, int? loadId = null) => session.Query(
        """
        SELECT load_id, line, body
        FROM (FROM (SELECT load_id, line, body, code, field FROM store.csae.quarantine) UNION ALL BY NAME SELECT load_id, line, body FROM store.csae.kept_row)
        WHERE $1 IS NULL OR load_id = $1
        ORDER BY load_id, line, code, field
        """,
        row => (row.GetInt32(0), row.GetInt64(1), ReadBytes(row.GetValue(2))),
        loadId);

    /// <summary>The encrypted bodies of one table of rows, <c>quarantine</c> or <c>kept_row</c>.</summary>
    public static IReadOnlyList<(int LoadId, long Line, byte[] Body)> Bodies(DuckDbSession session, string table) => session.Query(
        $"SELECT load_id, line, body FROM store.csae.{Sql.Identifier(table)} ORDER BY load_id, line",
        row => (row.GetInt32(0), row.GetInt64(1), ReadBytes(row.GetValue(2))));

    /// <summary>A BLOB as the driver gives it.</summary>
    public static byte[] ReadBytes(object value)
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
