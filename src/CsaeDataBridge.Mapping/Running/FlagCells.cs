using System.Globalization;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads the distinct cells of flag fields with the lexicon, into <c>stage.main.flag_&lt;field&gt;</c>, before the script of a slice runs.</summary>
internal sealed class FlagCells(DuckDbSession session, FlagLexicon lexicon)
{
    private readonly Dictionary<(string Parts, string Reading), int> numbers = [];

    public void Read(FieldDefinition field)
    {
        string table = $"flag_{field.Name}";
        session.Execute($"CREATE OR REPLACE TABLE {Text.Stage}.{Sql.Identifier(table)} (cell INTEGER, understood BOOLEAN, part INTEGER)");
        var rows = new List<(int Cell, bool Understood, int? Part)>();
        foreach ((int cell, string text) in session.Query($"SELECT cell, text FROM {Text.Stage}.{Sql.Identifier("cell_" + field.Name)}", row => (row.GetInt32(0), row.GetString(1))))
        {
            FlagReading reading = lexicon.Read(text, field.Harm!, field.Lexicon, field.Scale);
            IReadOnlyList<FlagParts> parts = reading.Understood ? reading.Parts : field.OnUnread == UnreadPolicy.Unknown ? [Unknown(field.Harm!)] : [];
            if (parts.Count == 0)
            {
                rows.Add((cell, reading.Understood, null));
            }

            foreach (FlagParts part in parts)
            {
                rows.Add((cell, reading.Understood, Number(part, reading.Reading)));
            }
        }

        using ChunkWriter writer = session.Writer("stage", "main", table);
        foreach ((int cell, bool understood, int? part) in rows)
        {
            writer.Int32(0, cell);
            writer.Boolean(1, understood);
            if (part is { } number)
            {
                writer.Int32(2, number);
            }

            writer.EndRow();
        }

        writer.Complete();
    }

    private static FlagParts Unknown(string harm) =>
        new(harm, "unknown", "not_recorded", "not_recorded", "not_recorded", "not_recorded", "not_recorded", [], null, false, null);

    // Readings are few however many the cells: each is kept once for the whole delivery.
    private int Number(FlagParts part, string reading)
    {
        var key = ($"{part with { Settings = [] }}|{string.Join(',', part.Settings)}", reading);
        if (numbers.TryGetValue(key, out int number))
        {
            return number;
        }

        number = numbers.Count + 1;
        numbers[key] = number;
        string settings = part.Settings.Count == 0 ? "CAST([] AS VARCHAR[])" : $"[{Text.Literals(part.Settings)}]";
        string started = part.StartedOn is { } day ? $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "NULL";
        string review = part.Review is null ? "NULL" : Sql.Literal(part.Review);
        session.Execute($"INSERT INTO {Text.Mapped}.reading VALUES ({Text.Of(number)}, {Text.Literals([part.Harm, part.Status, part.Precision, part.Role, part.Recency, part.FlagState, part.RiskLevel])}, {settings}, {started}, {(part.Bare ? "TRUE" : "FALSE")}, {review}, {Sql.Literal(reading)})");
        return number;
    }
}
