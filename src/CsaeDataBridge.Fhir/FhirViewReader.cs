using System.Data.Common;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Runs a view over resources: each is cut down to what the view reads before DuckDB sees it.</summary>
/// <remarks>Not for several threads at once. The session gets a temporary table of this reader's own.</remarks>
public sealed class FhirViewReader(DuckDbSession session, FhirView view)
{
    private const int ResourcesPerSlice = 20_000;
    private const string Table = "fhir_view_resource";

    /// <summary>The rows of the view, slice by slice.</summary>
    /// <param name="resources">Gone through twice when the view reads resources beside its own.</param>
    /// <returns>A value for each column: bool, long, decimal, string, a list of one of these, or null.</returns>
    /// <exception cref="BridgeException">FHR984: several items where the view has place for one.</exception>
    public IEnumerable<IReadOnlyList<object?>> Rows(IEnumerable<FhirNode> resources)
    {
        using ViewIndex? index = view.ReadsOthers ? new ViewIndex(view) : null;
        if (index is not null)
        {
            foreach (FhirNode resource in resources)
            {
                index.Add(resource, null, isFaulty: false);
            }
        }

        using var pruner = new ViewPruner(index);
        ViewKeep keep = ViewKeep.Of(view.Root);
        foreach (FhirNode[] slice in resources.Where(resource => resource.Type.Name == view.Resource).Chunk(ResourcesPerSlice))
        {
            session.Execute($"CREATE OR REPLACE TEMP TABLE {Table} (json VARCHAR)");
            using (ChunkWriter writer = session.Writer("temp", "main", Table))
            {
                foreach (FhirNode resource in slice)
                {
                    writer.Utf8(0, pruner.Write(resource, keep, ViewIndex.References(resource, null), forDuckDb: true));
                    writer.EndRow();
                }

                writer.Complete();
            }

            foreach (object?[] row in Query())
            {
                yield return row;
            }
        }
    }

    private IReadOnlyList<object?[]> Query()
    {
        try
        {
            return session.Query(view.Sql(Table, "json"), Row);
        }
        catch (BridgeException fault) when (fault.Issues[0].Code is DuckDbCodes.Other or DuckDbCodes.Conversion)
        {
            throw ViewFault.Failed(view.File, [.. view.Columns.Where(column => !column.IsCollection).Select(column => column.Name)]);
        }
    }

    private static object?[] Row(DbDataReader reader)
    {
        object?[] row = new object?[reader.FieldCount];
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
        }

        return row;
    }
}
