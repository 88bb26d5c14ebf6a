using System.Globalization;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Puts what people decided in the place of cells of a staged slice, before they are read. The digests of rows stay: the source says what it said.</summary>
/// <param name="key">The key that spellings are known by.</param>
/// <param name="feed">The feed.</param>
/// <param name="readings">The decisions of the feed that stand.</param>
public sealed class DecidedCells(IdKey key, string feed, IReadOnlyList<CellReading> readings)
{
    /// <summary>The key of a cell's spelling: the same for every cell with the same normal form, and nothing to anybody without the key.</summary>
    public static UInt128 KeyOf(IdKey key, string feed, string field, string cell) =>
        key.Id(Encoding.UTF8.GetBytes($"decision|{feed}|{field}|"), Encoding.UTF8.GetBytes(cell));

    /// <summary>The text that a field reads as a value which an operator names: for a value list a spelling of it, else what they wrote.</summary>
    public static string TextFor(FieldDefinition field, string value) =>
        field.Values is { } values && !values.ContainsKey(NormalForm.Of(value))
            ? values.Where(spelling => spelling.Value == value).Select(spelling => spelling.Key).Order(StringComparer.Ordinal).FirstOrDefault(value)
            : value;

    internal void Apply(DuckDbSession session, MappingDocument document)
    {
        foreach (IGrouping<string, CellReading> ofField in readings.GroupBy(reading => reading.Field))
        {
            if (document.Field(ofField.Key) is { } field && FieldSql.HasCells(field))
            {
                ApplySpellings(session, field, [.. ofField.Where(reading => reading.Cell is not null)]);
                foreach (CellReading reading in ofField.Where(reading => reading.Row is not null))
                {
                    ApplyToRow(session, field, reading);
                }
            }
        }
    }

    // A spelling that the mapping has learnt since is read as the mapping says.
    private void ApplySpellings(DuckDbSession session, FieldDefinition field, CellReading[] decided)
    {
        string cells = $"{Text.Stage}.{Sql.Identifier(StageTables.CellTable(field.Name))}";
        Dictionary<UInt128, string?> texts = decided.GroupBy(reading => reading.Cell!.Value).ToDictionary(same => same.Key, same => same.Last().Text);
        foreach ((int number, string text) in texts.Count == 0 ? [] : session.Query($"SELECT cell, text FROM {cells}", row => (row.GetInt32(0), row.GetString(1))))
        {
            if (field.Values?.ContainsKey(NormalForm.Of(text)) == true || !texts.TryGetValue(KeyOf(key, feed, field.Name, text), out string? means))
            {
                continue;
            }

            if (means is null)
            {
                session.Execute($"UPDATE {Text.Stage}.\"row\" SET {Sql.Identifier(field.Name)} = NULL WHERE {Sql.Identifier(field.Name)} = $1", number);
            }
            else
            {
                session.Execute($"UPDATE {cells} SET text = $1, normal = $2 WHERE cell = $3", means, NormalForm.Of(means), number);
            }
        }
    }

    private static void ApplyToRow(DuckDbSession session, FieldDefinition field, CellReading reading)
    {
        string digest = reading.Row!.Value.ToString(CultureInfo.InvariantCulture);
        if (session.Scalar<long>($"SELECT count(*) FROM {Text.Stage}.\"row\" WHERE digest = {digest}::UHUGEINT") == 0)
        {
            return;
        }

        int? number = null;
        if (reading.Text is { } means)
        {
            string cells = $"{Text.Stage}.{Sql.Identifier(StageTables.CellTable(field.Name))}";
            number = session.Scalar<int>($"SELECT coalesce(max(cell), 0) + 1 FROM {cells}");
            session.Execute($"INSERT INTO {cells} VALUES ($1, $2, $3)", number, means, NormalForm.Of(means));
        }

        session.Execute($"UPDATE {Text.Stage}.\"row\" SET {Sql.Identifier(field.Name)} = $1 WHERE digest = {digest}::UHUGEINT", number);
    }
}
