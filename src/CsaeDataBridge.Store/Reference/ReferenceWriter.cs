using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Brings the reference tables up to what the configuration says; rows it no longer has stay current, since events may refer to them.</summary>
internal static class ReferenceWriter
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <returns>Rows added or changed; nothing is written when there are none.</returns>
    /// <param name="change">The change's row, if there is one to make.</param>
    public static long Write(DuckDbSession session, ReferenceData data, ChangeEntry change)
    {
        session.AttachMemory("given");
        Stage(session, "agency", data.Agencies, (writer, row) =>
        {
            writer.Text(0, row.AgencyId);
            writer.Text(1, row.Name);
            writer.Text(2, row.Kind);
            if (row.AreaCode is not null)
            {
                writer.Text(3, row.AreaCode);
            }
        });
        Stage(session, "area", data.Areas, (writer, row) =>
        {
            writer.Text(0, row.AreaCode);
            writer.Text(1, row.Name);
            writer.Text(2, row.Kind);
        });
        Stage(session, "population", data.Population, (writer, row) =>
        {
            writer.Text(0, row.AreaCode);
            writer.Int16(1, row.Year);
            writer.Text(2, row.Sex);
            writer.Int16(3, row.Age);
            writer.Int32(4, row.Persons);
        });
        SchemaTable[] tables = [Schema["agency"], Schema["area"], Schema["population"]];
        Check(session, tables);
        long differing = tables.Sum(table => session.Scalar<long>($"SELECT count(*) FROM ({Differing(table)})"));
        if (differing > 0)
        {
            session.InTransaction(() =>
            {
                foreach (SchemaTable table in tables)
                {
                    Bring(session, table, change.Number);
                    KillPoint.Reach($"reference/{table.Name}");
                }

                ChangeTable.Append(session, change);
            });
            KillPoint.Reach("reference/committed");
        }

        session.Detach("given");
        return differing;
    }

    private static void Stage<T>(DuckDbSession session, string table, IReadOnlyList<T> rows, Action<ChunkWriter, T> write)
    {
        session.Execute($"CREATE TABLE given.main.{table} ({string.Join(", ", Schema[table].ContentColumns.Select(column => $"{column.Name} {column.Type}"))})");
        using ChunkWriter writer = session.Writer("given", "main", table);
        foreach (T row in rows)
        {
            write(writer, row);
            writer.EndRow();
        }

        writer.Complete();
    }

    private static void Check(DuckDbSession session, IEnumerable<SchemaTable> tables)
    {
        var issues = new List<Issue>();
        foreach (SchemaTable table in tables)
        {
            long twice = session.Scalar<long>($"SELECT count(*) FROM (SELECT count(*) AS rows FROM given.main.{table.Name} GROUP BY {string.Join(", ", table.Key)}) WHERE rows > 1");
            if (twice > 0)
            {
                issues.Add(Issue.Error(
                    StoreCodes.ReferenceData, new Place(Field: table.Name), $"{twice} keys that stand twice", $"each {string.Join(", ", table.Key)} once", "remove the second one from the configuration or the population file"));
            }

            foreach (SchemaColumn column in table.Columns.Where(column => column.CodeList is not null))
            {
                string codes = string.Join(", ", column.Codes.Select(code => Sql.Literal(code.Value)));
                if (session.Scalar<long>($"SELECT count(*) FROM given.main.{table.Name} WHERE {column.Name} NOT IN ({codes})") is > 0 and var wrong)
                {
                    issues.Add(Issue.Error(
                        StoreCodes.ReferenceData, new Place(Field: $"{table.Name}.{column.Name}"), $"another word in {wrong} rows", $"one of {string.Join(", ", column.Codes.Select(code => code.Value))}", "correct the configuration or the population file"));
                }
            }
        }

        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }
    }

    private static string Differing(SchemaTable table) =>
        $"SELECT {Columns(table, text: true)} FROM given.main.{table.Name} EXCEPT SELECT {Columns(table, text: true)} FROM store.csae.{table.Name} WHERE load_to = 2147483647";

    private static void Bring(DuckDbSession session, SchemaTable table, int number)
    {
        session.Execute($"CREATE OR REPLACE TEMP TABLE differing AS {Differing(table)}");
        string key = string.Join(" AND ", table.Key.Select(column => column == "sex" ? $"old.{column}::VARCHAR = given.{column}" : $"old.{column} = given.{column}"));
        session.Execute($"UPDATE store.csae.{table.Name} AS old SET load_to = $1 WHERE load_to = 2147483647 AND EXISTS (FROM differing AS given WHERE {key})", number);
        session.Execute($"INSERT INTO store.csae.{table.Name} SELECT {Columns(table, text: false)}, $1::INTEGER, 2147483647 FROM differing", number);
    }

    private static string Columns(SchemaTable table, bool text) =>
        string.Join(", ", table.ContentColumns.Select(column => text && column.CodeList is not null ? $"{column.Name}::VARCHAR AS {column.Name}" : column.Name));
}
