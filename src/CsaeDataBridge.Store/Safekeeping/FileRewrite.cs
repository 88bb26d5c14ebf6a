using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Writes a database file anew beside itself and gives it the name when every table has the same rows: a migration, or a compaction.</summary>
/// <remarks>
/// Whatever fails or is killed, the file is as it was: the new one takes its name in one step. What is deleted in the old file is not in the new one,
/// which a checkpoint alone does not achieve. The columns come from the schema's definition, so comments and views come along.
/// </remarks>
internal sealed class FileRewrite(DataFile file, DuckDbOptions options, string work)
{
    private static readonly CommonSchema Schema = CommonSchema.Load();
    private static readonly IReadOnlyList<string> Steps = ["begin", "settled", "created"];
    private static readonly IReadOnlyList<string> LastSteps = ["compared", "closed", "flushed", "renamed"];

    /// <summary>The kill points of rewriting vault and store, in order.</summary>
    /// <param name="from">The version of the files: what came later is not copied.</param>
    public static IEnumerable<string> Points(string work, int from)
    {
        foreach ((string alias, IReadOnlyList<SchemaTable> all) in new[] { (StoreFiles.VaultAlias, Schema.VaultTables), (StoreFiles.StoreAlias, Schema.Tables) })
        {
            string[] tables = [.. all.Where(table => table.Since <= from).Select(table => table.Name)];
            string[] steps = [.. Steps, .. tables.Select(table => $"copied-{table}"), "filled", .. tables.Select(table => $"compared-{table}"), .. LastSteps];
            foreach (string step in steps)
            {
                yield return $"{work}/{alias}-{step}";
            }
        }
    }

    /// <param name="from">The version of the file.</param>
    /// <returns>The tables' rows and hashes, which are the same before and after.</returns>
    /// <exception cref="BridgeException">STO472: a table would not have the same rows.</exception>
    public IReadOnlyList<TableSum> Run(int from)
    {
        Reach("begin");
        RemoveUnfinished(file);
        file.Settle(options);
        Reach("settled");
        try
        {
            IReadOnlyList<TableSum> sums = Write(from);
            Reach("closed");
            DurableFile.Flush(file.NewPath);
            Reach("flushed");
            DurableFile.Move(file.NewPath, file.Path);
            Reach("renamed");
            return sums;
        }
        catch (BridgeException)
        {
            RemoveUnfinished(file);
            throw;
        }
    }

    /// <summary>Removes what a kill left of a new file that had not taken its name.</summary>
    public static void RemoveUnfinished(DataFile file)
    {
        DurableFile.Delete(file.NewPath);
        DurableFile.Delete($"{file.NewPath}.wal");
    }

    private IReadOnlyList<TableSum> Write(int from)
    {
        using DuckDbSession session = DuckDbSession.InMemory(options);
        session.Attach(file.Path, RewriteSql.Old, readOnly: true);
        session.Attach(file.NewPath, RewriteSql.New);
        session.Execute($"USE {Sql.Identifier(RewriteSql.New)}");
        session.InTransaction(() => session.Execute(file.Create));
        Reach("created");
        foreach ((string table, string sql) in RewriteSql.Copies(file, from))
        {
            session.Execute(sql);
            Reach($"copied-{table}");
        }

        foreach (int version in Enumerable.Range(from + 1, CommonSchema.Version - from))
        {
            string script = string.Create(CultureInfo.InvariantCulture, $"Schema/migrations/{version}.{file.Alias}.sql");
            if (Embedded.Has(script))
            {
                session.Execute(Embedded.Text(script));
            }
        }

        Reach("filled");
        IReadOnlyList<TableSum> sums = Compare(session);
        session.Execute($"CHECKPOINT {Sql.Identifier(RewriteSql.New)}");
        Reach("compared");
        return sums;
    }

    private List<TableSum> Compare(DuckDbSession session)
    {
        var sums = new List<TableSum>();
        foreach (TableShape table in TableShape.Read(session, RewriteSql.Old))
        {
            if (!file.Tables.Any(known => known.Name == table.Table))
            {
                throw Differs(table, "a table that this version does not have");
            }

            TableShape kept = table.Table == "stamp" ? table with { Columns = [.. table.Columns.Where(column => column.Name != "schema_version")] } : table;
            TableSum before = kept.Sum(session, RewriteSql.Old);
            TableSum after = kept.Sum(session, RewriteSql.New);
            if (before != after)
            {
                throw Differs(table, string.Create(CultureInfo.InvariantCulture, $"{after.Rows} rows in the new file where the old one has {before.Rows}, or rows that differ"));
            }

            sums.Add(before);
            Reach($"compared-{table.Table}");
        }

        return sums;
    }

    private BridgeException Differs(TableShape table, string found) => new(Issue.Error(
        StoreCodes.RewriteDiffers,
        new Place(file.Path, Field: table.Table),
        found,
        "the same rows in every table",
        "the file was left as it was: report this with the version of the program, and go on with the version that made the file"));

    private void Reach(string step) => KillPoint.Reach($"{work}/{file.Alias}-{step}");
}
