using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>The store's table of decisions on cells; what a cell is read as is encrypted.</summary>
internal static class DecisionTable
{
    // No load has this number: a decision's text cannot be taken for a held row.
    private const int NoLoad = 0;

    public static IReadOnlyList<CellDecision> Read(DuckDbSession session, QuarantineCipher cipher) => session.Query(
        """
        SELECT decision_id, feed, field, cell, row_digest::VARCHAR, means, operator, reason, decided_at, withdrawn_by, withdrawn_reason
        FROM store.csae.decision
        ORDER BY decision_id
        """,
        row => new CellDecision(
            row.GetInt32(0),
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : BinaryPrimitives.ReadUInt128BigEndian(row.GetGuid(3).ToByteArray(bigEndian: true)),
            row.IsDBNull(4) ? null : UInt128.Parse(row.GetString(4), CultureInfo.InvariantCulture),
            row.IsDBNull(5) ? null : Encoding.UTF8.GetString(cipher.Decrypt(NoLoad, row.GetInt32(0), QuarantineTable.ReadBytes(row.GetValue(5)))),
            row.GetString(6),
            row.GetString(7),
            DateTime.SpecifyKind(row.GetDateTime(8), DateTimeKind.Utc))
        {
            WithdrawnBy = row.IsDBNull(9) ? null : row.GetString(9),
            WithdrawnReason = row.IsDBNull(10) ? null : row.GetString(10),
        });

    public static void Append(DuckDbSession session, QuarantineCipher cipher, CellDecision decision)
    {
        Span<byte> cell = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(cell, decision.Cell ?? 0);
        session.Execute(
            "INSERT INTO store.csae.decision (decision_id, feed, field, cell, row_digest, means, operator, reason, decided_at) VALUES ($1, $2, $3, $4, $5::UHUGEINT, $6, $7, $8, $9)",
            decision.DecisionId,
            decision.Feed,
            decision.Field,
            decision.Cell is null ? null : new Guid(cell, bigEndian: true),
            decision.Row?.ToString(CultureInfo.InvariantCulture),
            decision.Means is null ? null : cipher.Encrypt(NoLoad, decision.DecisionId, Encoding.UTF8.GetBytes(decision.Means)),
            decision.Operator,
            decision.Reason,
            decision.DecidedAt);
    }
}
