using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Questions to people in the store, and what was decided on them.</summary>
internal static class ReviewTable
{
    /// <summary>The current questions, open first.</summary>
    public static IReadOnlyList<ReviewEntry> Read(DuckDbSession session) => session.Query(
        Embedded.Text("Sql/reviews.sql"),
        row => new ReviewEntry(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3) == "open",
            row.IsDBNull(4) ? null : row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.IsDBNull(6) ? null : DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc),
            row.GetInt32(7),
            row.GetFieldValue<DateOnly>(8),
            row.IsDBNull(9) ? null : row.GetInt64(9))
        {
            EventId = row.GetGuid(10),
            PersonId = row.IsDBNull(11) ? null : row.GetGuid(11),
            ContentHash = UInt128.Parse(row.GetString(12), CultureInfo.InvariantCulture),
        });

    public static void Append(DuckDbSession session, string schema, ReviewDecision decision, int byLoad, int ofLoad) => session.Execute(
        $"INSERT INTO {schema}.review_decision VALUES ($1, $2, $3, $4::UHUGEINT, $5, $6, $7, $8, $9, $10, $11, $12)",
        decision.EventId,
        decision.PersonId,
        decision.Reason,
        decision.ContentHash.ToString(CultureInfo.InvariantCulture),
        decision.Decision,
        decision.Role,
        decision.Status,
        byLoad,
        ofLoad,
        decision.Operator,
        decision.Why,
        decision.DecidedAt);
}
