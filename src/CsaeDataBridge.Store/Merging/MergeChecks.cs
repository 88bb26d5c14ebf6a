using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What must hold of mapped rows before they are merged; set by set, because the big tables have no keys or indexes.</summary>
internal static class MergeChecks
{
    /// <exception cref="BridgeException">STO440: a row without exactly one fate.</exception>
    public static void Rows(LoadHeader header)
    {
        if (!header.Rows.Add)
        {
            RowCounts rows = header.Rows;
            throw new BridgeException(Issue.Error(
                StoreCodes.RowsDoNotAdd,
                new Place(header.File),
                $"{rows.Read} rows read, and {rows.Mapped} mapped + {rows.Duplicate} duplicate + {rows.Excluded} excluded + {rows.Held} held",
                "every row read with exactly one fate",
                "report it with the name of the mapping; nothing was loaded"));
        }
    }

    /// <exception cref="BridgeException">STO441, STO444: every fault found.</exception>
    public static void Mapped(DuckDbSession session, CommonSchema schema, MappedTables mapped, LoadHeader header)
    {
        var issues = new List<Issue>();
        foreach ((string table, string key) in new[] { ("event", "event_id"), ("person", "person_id") })
        {
            long twice = mapped.Has(table) ? session.Scalar<long>($"SELECT count(*) - count(DISTINCT {key}) FROM mapped.main.{table}") : 0;
            if (twice > 0)
            {
                issues.Add(Issue.Error(
                    StoreCodes.KeyTwice, new Place(header.File, Field: $"{table}.{key}"), $"{twice} rows too many for their {key}", "one row for each in a delivery", "correct the mapping's key, or the rule that splits a row"));
            }
        }

        foreach (SchemaTable table in schema.MappedTables.Where(table => table.Kind == TableKind.Child && mapped.Has(table.Name)))
        {
            if (header.Review is null && mapped.Has(table.Name, "rule") && session.Scalar<int?>($"SELECT max(rule) FROM mapped.main.{table.Name}") is { } highest && highest >= header.Rules.Count)
            {
                issues.Add(Issue.Error(
                    StoreCodes.RuleMissing, new Place(header.File, Field: $"{table.Name}.rule"), $"rule {highest} of a load with {header.Rules.Count} rules", "rules that the load lists", "report it with the name of the mapping"));
            }
        }

        if (issues.Count > 0)
        {
            throw new BridgeException(issues);
        }
    }
}
