using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>A cell, in normal form, that could not be read.</summary>
/// <param name="Field">The field.</param>
/// <param name="Code">Why, for example MAP330.</param>
/// <param name="Cell">The cell; personal data.</param>
/// <param name="Rows">Rows with it.</param>
public sealed record UnreadCell(string Field, string Code, string Cell, long Rows)
{
    /// <summary>True for a closed code that the mapping lets be shown.</summary>
    public bool IsShown { get; init; }

    /// <summary>Every distinct cell of the delivery that stands in catalog <c>mapped</c>, the most frequent of a field first.</summary>
    /// <param name="session">The session.</param>
    /// <param name="where">Which rows, as a condition after WHERE; empty takes all.</param>
    internal static IReadOnlyList<UnreadCell> Of(DuckDbSession session, string where) => session.Query(
        $"SELECT field, code, normal, count(*) AS rows FROM {Text.Mapped}.unread {(where.Length == 0 ? "" : $"WHERE {where} ")}GROUP BY ALL ORDER BY field, code, rows DESC, normal",
        row => new UnreadCell(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
}
