using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Makes the schema's checks over rows that stand as tables of the in-memory catalog <c>checked</c>.</summary>
internal static class CheckRun
{
    private const string Catalog = "checked";

    private static readonly string[] Tables = ["event", "event_person", "person", "concern", "wait"];

    private static readonly string[] OfRows = ["events", "persons", "concerns", "waits"];

    /// <summary>Checks a delivery that stands in catalog <c>mapped</c>, with the store attached.</summary>
    public static IReadOnlyList<CheckResult> OfLoad(DuckDbSession session, string feed, DateOnly asOf, long rowsRead) => Over(session, "mapped.main.", "", () =>
    {
        string day = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        session.Execute($"CREATE TABLE {Catalog}.main.delivery AS SELECT {Sql.Literal(feed)} AS feed, DATE '{day}' AS as_of, {rowsRead.ToString(CultureInfo.InvariantCulture)}::BIGINT AS rows_read");
        return [.. OfRows.SelectMany(file => Run(session, file)), .. Run(session, "against_history")];
    });

    /// <summary>Checks the current rows of the store.</summary>
    /// <param name="allowedDays">By feed: days from one delivery's business date until the next is overdue; feeds without a schedule are not there.</param>
    public static IReadOnlyList<CheckResult> OfStore(DuckDbSession session, DateOnly today, IReadOnlyDictionary<string, int> allowedDays) => Over(session, "store.csae.", "_now", () =>
    {
        session.Execute($"CREATE TABLE {Catalog}.main.schedule (feed VARCHAR, days BIGINT)");
        foreach ((string feed, int days) in allowedDays)
        {
            session.Execute($"INSERT INTO {Catalog}.main.schedule VALUES ($1, $2)", feed, days);
        }

        return [.. OfRows.SelectMany(file => Run(session, file)), .. Run(session, "over_years", today)];
    });

    private static IReadOnlyList<CheckResult> Over(DuckDbSession session, string before, string after, Func<IReadOnlyList<CheckResult>> run)
    {
        session.AttachMemory(Catalog);
        try
        {
            foreach (string table in Tables)
            {
                session.Execute($"CREATE VIEW {Catalog}.main.{Sql.Identifier(table)} AS FROM {before}{Sql.Identifier(table + after)}");
            }

            return run();
        }
        finally
        {
            session.Detach(Catalog);
        }
    }

    private static IReadOnlyList<CheckResult> Run(DuckDbSession session, string file, params object?[] parameters) =>
    [
        .. session.Query(
            $"SELECT check_id, feed, subject, found, total, compared FROM (\n{Embedded.Text($"Checks/{file}.sql")}\n) ORDER BY ALL",
            row => Judge(
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetInt64(3),
                row.IsDBNull(4) ? null : row.GetInt64(4),
                row.IsDBNull(5) ? null : Convert.ToDouble(row.GetValue(5), CultureInfo.InvariantCulture)),
            parameters),
    ];

    private static CheckResult Judge(string id, string? feed, string? subject, long found, long? total, double? compared)
    {
        (CheckOutcome outcome, double? bound) = SchemaCheck.All[id].Judge(compared, found);
        return new CheckResult(id, feed, subject, outcome, found, total, compared is { } value ? Math.Round(value, 3) : null, bound);
    }
}
